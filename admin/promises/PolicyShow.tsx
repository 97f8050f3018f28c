// One policy: its promises in words, the draft of the next version with a dry run, what changed between versions, and publishing.
import { FlaskConical, Pencil, Plus, Trash2, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { instantAt, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { saySource } from '../shared/source.ts';
import { DryRun } from './DryRun.tsx';
import { DISCARD, type Factor, inForce, isEver, POLICY, type Policy, PUBLISH, type Rules, SAVE, type Target } from './promises.operations.ts';
import { Ladder } from './Ladder.tsx';
import { Ratings } from './Ratings.tsx';
import { FactorDialog, TargetDialog } from './RuleDialogs.tsx';
import { differences, sayAmount, sayRule, sayWhen } from './sayings.ts';

export function PolicyShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, isPending, refetch } = useAsk<{ slaPolicy: Policy | null }>(POLICY, { id }, { staleTime: 0 });
  const policy = data?.slaPolicy;
  const versions = useMemo(() => policy?.versions?.items ?? [], [policy]);
  const stored = versions.find((one) => one.state === 'DRAFT') ?? null;
  const current = inForce(versions);
  const [chosen, setChosen] = useState<string | null>(null);
  const [rules, setRules] = useState<Rules | null>(null);
  const [editing, setEditing] = useState<{ target?: Target | null; factor?: Factor } | null>(null);
  const [trying, setTrying] = useState<Rules | null>(null);
  const [publishing, setPublishing] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stored draft takes the place of what was edited
  useEffect(() => { setRules(stored?.rules ?? null); }, [stored?.id, stored?.version]);
  if (error) return <Failed what={t('slaPolicies.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!policy) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const mayWrite = can('tickets:write-policies');
  const viewed = versions.find((one) => one.id === chosen) ?? (rules ? null : current ?? versions[0] ?? null);
  const shown = viewed ? viewed.rules : rules ?? { targets: [], factors: [] };
  const isEditing = !viewed && rules !== null && mayWrite;
  const next = stored?.number ?? Math.max(0, ...versions.map((one) => one.number)) + 1;
  const changed = rules !== null && JSON.stringify(rules) !== JSON.stringify(stored?.rules ?? null);
  const before = viewed ? versions.find((one) => one.number === viewed.number - 1) ?? null : current;
  const act = async (work: () => Promise<unknown>, words: string) => {
    try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault((fault as Fault).message); await refetch(); }
  };
  const save = () => act(() => request(SAVE, { input: { id, expectedVersion: policy.version, draft: { rules } } }), t('slaPolicies.saved'));
  const discard = () => act(async () => { setRules(null); if (stored) await request(DISCARD, { input: { id, expectedVersion: policy.version } }); }, t('slaPolicies.discarded'));
  const put = (more: Partial<Rules>) => setRules({ ...(rules as Rules), ...more });
  return (
    <>
      <Breadcrumb path={[{ label: t('slaPolicies.title'), to: '/slaPolicies' }, { label: format.named(policy) }]} />
      <PageHeader title={format.named(policy)} facts={isEditing ? <StatusTag tone="soon">{t('slaPolicies.editing', { number: next })}</StatusTag> : viewed && <span>{t('slaPolicies.version', { number: viewed.number })}</span>}>
        {isEditing && <button type="button" className="btn" onClick={() => setTrying(rules)}><FlaskConical size={14} aria-hidden />{t('slaPolicies.try')}</button>}
        {isEditing && <button type="button" className="btn" onClick={() => void discard()}><Trash2 size={14} aria-hidden />{t('slaPolicies.discard')}</button>}
        {isEditing && <button type="button" className={stored && !changed ? 'btn' : 'btn pri'} disabled={Boolean(stored) && !changed} onClick={() => void save()}>{t('slaPolicies.save')}</button>}
        {isEditing && stored && !changed && <button type="button" className="btn pri" onClick={() => setPublishing(true)}>{t('slaPolicies.publish')}</button>}
        {!rules && mayWrite && <button type="button" className="btn pri" onClick={() => { setChosen(null); setRules(viewed?.rules ?? { targets: [], factors: [] }); }}><Pencil size={14} aria-hidden />{t('slaPolicies.edit')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          {(shown.targets.length + shown.factors.length > 0 || isEditing) && <div className="scrollx" style={{ flex: 'none' }}>
            <table className="table phone" aria-label={t('slaPolicies.targets')}>
              <thead><tr><th scope="col">{t('slaPolicies.column.clock')}</th><th scope="col">{t('slaPolicies.column.amount')}</th><th scope="col">{t('slaPolicies.column.when')}</th><th scope="col">{t('slaPolicies.column.calendar')}</th><th scope="col">{t('slaPolicies.column.source')}</th>{isEditing && <th scope="col"><span className="visually-hidden">{t('slaPolicies.edit')}</span></th>}</tr></thead>
              <tbody>
                {shown.targets.map((target) => (
                  <tr key={target.id}>
                    <td className="b lead">{t(`clockKind.${target.clock}`)}</td><td>{sayAmount(target, format.language)}</td>
                    <td style={{ whiteSpace: 'normal' }}>{sayWhen(target.when, t, format.language)}<span className="t12 t3" style={{ display: 'block' }}>{format.language === 'zh' ? target.noteZh : target.noteEn}</span></td>
                    <td className="t2">{target.unit === 'ELAPSED_MINUTES' ? '–' : target.calendar && target.calendar !== 'STORE' ? target.calendar : t('slaPolicies.storeCalendar')}</td><td className="t2 minor">{saySource(target.source, t)}</td>
                    {isEditing && <td className="r"><button type="button" className="ib sm" aria-label={`${t('slaPolicies.editTarget')} ${t(`clockKind.${target.clock}`)} ${sayWhen(target.when, t, format.language)}`} onClick={() => setEditing({ target })}><Pencil size={14} aria-hidden /></button><button type="button" className="ib sm" aria-label={`${t('slaPolicies.removeTarget')} ${t(`clockKind.${target.clock}`)} ${sayWhen(target.when, t, format.language)}`} onClick={() => put({ targets: shown.targets.filter((each) => each.id !== target.id) })}><X size={14} aria-hidden /></button></td>}
                  </tr>
                ))}
                {shown.factors.map((factor) => (
                  <tr key={factor.id}>
                    <td className="b lead">{t('slaPolicies.factors')}</td><td>{`× ${factor.factor}`}</td>
                    <td style={{ whiteSpace: 'normal' }}>{sayWhen(factor.when, t, format.language)}<span className="t12 t3" style={{ display: 'block' }}>{factor.clocks.map((clock) => t(`clockKind.${clock}`)).join(format.language === 'zh' ? '、' : ', ')}</span></td><td className="t2 minor">–</td><td className="t2 minor">{saySource(factor.source, t)}</td>
                    {isEditing && <td className="r"><button type="button" className="ib sm" aria-label={`${t('slaPolicies.factorEdit')} ${sayWhen(factor.when, t, format.language)}`} onClick={() => setEditing({ factor })}><Pencil size={14} aria-hidden /></button></td>}
                  </tr>
                ))}
              </tbody>
            </table>
            {isEditing && <div style={{ padding: '10px 20px' }}><button type="button" className="btn" onClick={() => setEditing({ target: null })}><Plus size={14} aria-hidden />{t('slaPolicies.addTarget')}</button></div>}
          </div>}
          <Ladder rules={shown} onChange={isEditing ? put : undefined} />
          <Ratings rules={shown} onChange={isEditing ? put : undefined} />
        </div>
        <ContextPanel label={t('slaPolicies.versions')}>
          <PanelSection title={t('slaPolicies.versions')}>
            <ul className="plain">{versions.map((one) => (
              <li key={one.id} style={{ padding: '4px 0' }}><button type="button" className="row t13" style={{ width: '100%', minHeight: 28 }} aria-pressed={one.state === 'DRAFT' ? !viewed : viewed?.id === one.id} onClick={() => setChosen(one.state === 'DRAFT' ? null : one.id)}>
                <b className={(one.state === 'DRAFT' ? !viewed : viewed?.id === one.id) ? 'ac' : undefined}>{t('slaPolicies.version', { number: one.number })}</b>
                {one.id === current?.id ? <StatusTag tone="ac">{t('slaPolicies.inForce')}</StatusTag> : one.state === 'DRAFT' ? <StatusTag tone="soon">{t('slaPolicies.draft')}</StatusTag> : null}{!one.isActive && <StatusTag tone="paused">{t('slaPolicies.off')}</StatusTag>}
                <span className="t12 t3 end">{one.effectiveFrom ? (isEver(one.effectiveFrom) ? t('slaPolicies.ever') : format.instant(one.effectiveFrom)) : format.person(one.author, '')}</span></button></li>
            ))}</ul>
          </PanelSection>
          {before && <Diff before={before.rules} after={shown} number={before.number} />}
          {trying && <DryRun policyId={policy.id} rules={trying} />}
        </ContextPanel>
      </div>
      {editing && 'target' in editing && <TargetDialog target={editing.target ?? null} onClose={() => setEditing(null)} onDone={(target) => { setEditing(null); put({ targets: shown.targets.some((each) => each.id === target.id) ? shown.targets.map((each) => (each.id === target.id ? target : each)) : [...shown.targets, target] }); }} />}
      {editing?.factor && <FactorDialog factor={editing.factor} onClose={() => setEditing(null)} onDone={(factor) => { setEditing(null); put({ factors: shown.factors.map((each) => (each.id === factor.id ? factor : each)) }); }} />}
      {publishing && (
        <FormDialog title={t('slaPolicies.publishTitle', { number: next })} text={t('slaPolicies.publishText')} act={t('slaPolicies.publish')} defaults={{ from: '' }} onClose={() => setPublishing(false)}
          onSend={async (values) => {
            await request(PUBLISH, { input: { id, expectedVersion: policy.version, ...(values.from ? { effectiveFrom: instantAt(String(values.from)) } : {}) } });
            setPublishing(false); setRules(null); setTrying(null); await refetch(); toastDone(t('slaPolicies.published', { number: next }));
          }}>
          <TextField name="from" label={t('slaPolicies.from')} help={t('slaPolicies.fromHelp')} type="datetime-local" />
        </FormDialog>
      )}
    </>
  );
}

/** What differs from the version before: added, removed and changed promises in words. */
function Diff({ before, after, number }: { before: Rules; after: Rules; number: number }) {
  const t = useT();
  const { language } = useFormat();
  const found = differences(before, after);
  return (
    <PanelSection title={t('slaPolicies.diff', { number })}>
      {found.length === 0 ? <p className="t12 t3">{t('slaPolicies.diffNone')}</p> : (
        <ul className="plain t13">{found.map((one) => (
          <li key={one.id} style={{ padding: '4px 0' }}><span className="tag">{t(`slaPolicies.${one.kind}`)}</span> {one.before && <del className="t3">{sayRule(one.before, t, language)}</del>} {one.after && <ins>{sayRule(one.after, t, language)}</ins>}
            <span className="t12 t3" style={{ display: 'block' }}>{sayWhen((one.after ?? one.before as Target).when, t, language)}</span></li>
        ))}</ul>
      )}
    </PanelSection>
  );
}
