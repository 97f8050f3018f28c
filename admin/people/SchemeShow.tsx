// One scheme: its indicators in words, the draft of the next version with a dry run on months that have been, and publishing.
import { FlaskConical, Pencil, Plus, Settings2, Trash2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, instantAt, signed, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { type Content, DISCARD, type Item, MEASURES, PUBLISH, SAVE, SCHEME, type Scheme, type Trial, TRY } from './people.operations.ts';
import { SchemeFacts } from './SchemeDialogs.tsx';
import { useSay } from './words.ts';

const PEERS = ['CHAIN', 'REGION', 'FORMAT', 'SIZE', 'STORE', 'NONE'];
interface Said { key: string; label: { zh: string; en: string }; unit: string }

export function SchemeShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const say = useSay();
  const { data, error, isPending, refetch } = useAsk<{ kpiScheme: Scheme | null }>(SCHEME, { id }, { staleTime: 0 });
  const measures = useAsk<{ kpiMeasures: Said[] }>(MEASURES, {}, { staleTime: 600_000 });
  const scheme = data?.kpiScheme;
  const versions = scheme?.versions.items ?? [];
  const stored = versions.find((one) => one.state === 'DRAFT') ?? null;
  const current = versions.find((one) => one.state === 'PUBLISHED') ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<Content | null>(null);
  const [editing, setEditing] = useState<{ item: Item | null } | null>(null);
  const [trying, setTrying] = useState<Content | null>(null);
  const [publishing, setPublishing] = useState(false);
  const [isNaming, setNaming] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stored draft takes the place of what was edited
  useEffect(() => { setDraft(stored?.content ?? null); }, [stored?.id, scheme?.version]);
  if (error) return <Failed what={t('kpiSchemes.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!scheme) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const mayWrite = can('staff:write-schemes');
  const viewed = versions.find((one) => one.id === chosen) ?? (draft ? null : current ?? versions[0] ?? null);
  const shown = viewed?.content ?? draft ?? { items: [] };
  const isEditing = !viewed && draft !== null && mayWrite;
  const changed = draft !== null && JSON.stringify(draft) !== JSON.stringify(stored?.content ?? null);
  const next = stored?.number ?? Math.max(0, ...versions.map((one) => one.number)) + 1;
  const total = shown.items.reduce((sum, one) => sum + (Number(one.weight) || 0), 0);
  const act = async (work: () => Promise<unknown>, words: string) => { try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault(Object.values((fault as Fault).fields ?? {})[0] ?? (fault as Fault).message); await refetch(); } };
  const save = () => act(() => request(SAVE, { input: { id, expectedVersion: scheme.version, draft: { content: draft } } }), t('kpiSchemes.saved'));
  const discard = () => act(async () => { setDraft(null); if (stored) await request(DISCARD, { input: { id, expectedVersion: scheme.version } }); }, t('kpiSchemes.discarded'));
  const measureOf = (key: string) => measures.data?.kpiMeasures.find((one) => one.key === key);
  const name = (one: Item) => (format.language === 'zh' ? one.zh : one.en);
  const mapping = (one: Item): string => (one.mapping.type === 'STEPS' ? (one.mapping.steps ?? []).map((step) => `${step.at}% → ${step.points}`).join(', ') : one.mapping.zeroAt ? t('kpiSchemes.fromZero', { zero: one.mapping.zeroAt }) : t(`mapping.${one.mapping.type}`));
  return (
    <>
      <Breadcrumb path={[{ label: t('kpiSchemes.title'), to: '/kpiSchemes' }, { label: format.named(scheme) }]} />
      <PageHeader title={format.named(scheme)} facts={<><span>{t(`subject.${scheme.subjectKind}`)}</span><span>{t(`scorecards.kind.${scheme.periodKind}`)}</span>{isEditing ? <StatusTag tone="soon">{t('kpiSchemes.editing', { number: next })}</StatusTag> : viewed && <span>{t('kpiSchemes.version', { number: viewed.number })}</span>}</>}>
        {mayWrite && !changed && <button type="button" className="btn" onClick={() => setNaming(true)}><Settings2 size={14} aria-hidden />{t('kpiSchemes.facts_')}</button>}
        {isEditing && <button type="button" className="btn" onClick={() => setTrying(draft)}><FlaskConical size={14} aria-hidden />{t('kpiSchemes.try')}</button>}
        {isEditing && <button type="button" className="btn" onClick={() => void discard()}><Trash2 size={14} aria-hidden />{t('kpiSchemes.discard')}</button>}
        {isEditing && <button type="button" className={stored && !changed ? 'btn' : 'btn pri'} disabled={Boolean(stored) && !changed} onClick={() => void save()}>{t('kpiSchemes.save')}</button>}
        {isEditing && stored && !changed && <button type="button" className="btn pri" onClick={() => setPublishing(true)}>{t('kpiSchemes.publish')}</button>}
        {!draft && mayWrite && <button type="button" className="btn pri" onClick={() => { setChosen(null); setDraft(viewed?.content ?? { items: [] }); }}><Pencil size={14} aria-hidden />{t('kpiSchemes.edit')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          <div className="scrollx" style={{ flex: 'none' }}>
            <table className="table phone" aria-label={t('kpiSchemes.items')}>
              <thead><tr><th scope="col">{t('scorecards.indicator')}</th><th scope="col" className="r">{t('scorecards.target')}</th><th scope="col" className="r">{t('scorecards.weight')}</th><th scope="col">{t('kpiSchemes.mapping')}</th><th scope="col">{t('kpiSchemes.missing')}</th><th scope="col" className="r">{t('kpiSchemes.minSample')}</th>{isEditing && <th scope="col"><span className="visually-hidden">{t('kpiSchemes.edit')}</span></th>}</tr></thead>
              <tbody>{shown.items.map((one) => {
                const measure = measureOf(one.measure);
                return (
                  <tr key={one.key}>
                    <td className="lead" style={{ whiteSpace: 'normal' }}><b>{name(one)}</b><span className="t12 t3" style={{ display: 'block' }}>{measure ? format.label(measure.label) : one.measure}{one.of && one.of !== 'SUBJECT' ? ` · ${t(`measuredOf.${one.of}`)}` : ''}</span></td>
                    <td className="r nw" data-label={t('scorecards.target')}>{one.target ? say.target(measure?.unit ?? (Number(one.target) < 1 ? 'SHARE' : 'SCORE'), one.direction, one.target) : t('kpiSchemes.personal')}</td><td className="r b" data-label={t('scorecards.weight')}>{one.weight}</td>
                    <td className="t2 minor" style={{ whiteSpace: 'normal' }}>{mapping(one)}{one.cap && one.cap !== '100' ? ` · ${t('kpiSchemes.upTo', { cap: one.cap })}` : ''}</td><td className="t2 minor">{t(`missing.${one.missing}`)}</td><td className="r t2 minor">{one.minSample ?? 1}</td>
                    {isEditing && <td className="r nw"><button type="button" className="ib sm" aria-label={`${t('kpiSchemes.editItem')} ${name(one)}`} onClick={() => setEditing({ item: one })}><Pencil size={14} aria-hidden /></button><button type="button" className="ib sm" aria-label={`${t('kpiSchemes.removeItem')} ${name(one)}`} onClick={() => setDraft({ ...(draft as Content), items: shown.items.filter((each) => each.key !== one.key) })}><X size={14} aria-hidden /></button></td>}
                  </tr>
                );
              })}</tbody>
            </table>
          </div>
          <p className={`t13 ${Math.abs(total - 100) < 1e-9 ? 't2' : 'latec'}`} style={{ padding: '10px 24px' }}>{t(Math.abs(total - 100) < 1e-9 ? 'kpiSchemes.totalFits' : 'kpiSchemes.total', { total: decimal(total, Number.isInteger(total) ? 0 : 2) })}{isEditing && <> <button type="button" className="btn sm" onClick={() => setEditing({ item: null })}><Plus size={14} aria-hidden />{t('kpiSchemes.addItem')}</button></>}</p>
        </div>
        <ContextPanel label={t('kpiSchemes.versions')}>
          <PanelSection title={t('kpiSchemes.versions')}>
            <ul className="plain">{versions.map((one) => (
              <li key={one.id} style={{ padding: '4px 0' }}><button type="button" className="row t13" style={{ width: '100%', minHeight: 28 }} aria-pressed={one.state === 'DRAFT' ? !viewed : viewed?.id === one.id} onClick={() => setChosen(one.state === 'DRAFT' ? null : one.id)}>
                <b>{t('kpiSchemes.version', { number: one.number })}</b>{one.id === current?.id ? <StatusTag tone="ac">{t('kpiSchemes.inForce')}</StatusTag> : one.state === 'DRAFT' ? <StatusTag tone="soon">{t('kpiSchemes.draft')}</StatusTag> : null}
                <span className="t12 t3 end">{one.effectiveFrom ? (one.effectiveFrom < '1971' ? t('kpiSchemes.ever') : format.instant(one.effectiveFrom)) : format.person(one.author, '')}</span></button></li>
            ))}</ul>
          </PanelSection>
          <PanelSection title={t('kpiSchemes.peers')}>{isEditing ? <span className="in sm"><select aria-label={t('kpiSchemes.peers')} value={shown.peers ?? 'CHAIN'} onChange={(event) => setDraft({ ...(draft as Content), peers: event.target.value })}>{PEERS.map((one) => <option key={one} value={one}>{t(`kpiPeers.${one}`)}</option>)}</select></span> : <p className="t13">{t(`kpiPeers.${shown.peers ?? 'CHAIN'}`)}</p>}</PanelSection>
          {scheme.positions.length > 0 && <PanelSection title={t('kpiSchemes.positions')}><p className="t13">{scheme.positions.map((one) => say.position(one)).join(format.language === 'zh' ? '、' : ', ')}</p></PanelSection>}
          {trying && <DryRun id={scheme.id} content={trying} />}
        </ContextPanel>
      </div>
      {editing && <ItemDialog item={editing.item} onClose={() => setEditing(null)} onDone={(item) => { setEditing(null); setDraft({ ...(draft as Content), items: shown.items.some((one) => one.key === item.key) ? shown.items.map((one) => (one.key === item.key ? item : one)) : [...shown.items, item] }); }} />}
      {isNaming && <SchemeFacts scheme={scheme} onClose={() => setNaming(false)} onDone={refetch} />}
      {publishing && <FormDialog title={t('kpiSchemes.publishTitle', { number: next })} text={t('kpiSchemes.publishText')} act={t('kpiSchemes.publish')} defaults={{ from: '' }} onClose={() => setPublishing(false)}
        onSend={async (values) => {
          await request(PUBLISH, { input: { id, expectedVersion: scheme.version, ...(values.from ? { effectiveFrom: instantAt(String(values.from)) } : {}) } });
          setPublishing(false); setDraft(null); setTrying(null); await refetch(); toastDone(t('kpiSchemes.published', { number: next }));
        }}><TextField name="from" label={t('kpiSchemes.from')} help={t('kpiSchemes.fromHelp')} type="datetime-local" /></FormDialog>}
    </>
  );
}

/** Who would gain and who would lose, over the last three periods. */
function DryRun({ id, content }: { id: string; content: Content }) {
  const t = useT();
  const format = useFormat();
  const say = useSay();
  const { data, error, isPending } = useAsk<{ tryKpiScheme: Trial }>(TRY, { input: { id, content, periods: 3 } }, { staleTime: 0 });
  if (error) return <PanelSection title={t('kpiSchemes.dryRun')}><p className="t13 latec">{Object.values((error as Fault).fields ?? {})[0] ?? error.message}</p></PanelSection>;
  if (isPending) return <PanelSection title={t('kpiSchemes.dryRun')}><SkeletonRows rows={4} height={30} /></PanelSection>;
  const trial = data.tryKpiScheme;
  return (
    <PanelSection title={t('kpiSchemes.dryRun')}>
      <p className="t13">{t('kpiSchemes.sides', { gains: trial.gains, losses: trial.losses, same: trial.same })}</p>
      <p className="t12 t3" style={{ marginBottom: 8 }}>{t('kpiSchemes.means', { before: say.points(trial.meanBefore), after: say.points(trial.meanAfter) })}</p>
      <ul className="plain t13">{trial.rows.slice(0, 12).map((one, at) => (
        <li key={at} className="row g8" style={{ padding: '3px 0' }}><span className="grow el">{one.employeeId ? <Link className="lk" to={`/employees/${one.employeeId}/show`}>{format.language === 'zh' ? one.subjectZh : one.subjectEn}</Link> : format.language === 'zh' ? one.subjectZh : one.subjectEn} <span className="t12 t3">{format.month(one.from.slice(0, 7))}</span></span>
          <span className="t2 nw">{say.points(one.before)} → {say.points(one.after)}</span><b className={`nw ${Number(one.difference) > 0 ? 'okc' : Number(one.difference) < 0 ? 'latec' : 't3'}`}>{one.difference === null ? '–' : signed(one.difference, 2)}</b></li>
      ))}</ul>
    </PanelSection>
  );
}
