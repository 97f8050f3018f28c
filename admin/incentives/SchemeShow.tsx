// One pay scheme: its components in words, the draft of the next version with formulas checked as they are written, what changed, and a trial on past months.
import { FlaskConical, Pencil, Plus, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, dayOf, midnightAfter, signed, useFormat } from '../shared/format.ts';
import { useRowKeys } from '../shared/row-keys.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { ComponentEditor, ComponentWords } from './ComponentEditor.tsx';
import { type Component, DISCARD_DRAFT, NAMES, ONE_SCHEME, type PayName, PUBLISH_SCHEME, SAVE_SCHEME, type Scheme, type SchemeContent, SIMULATE, type Simulated } from './incentives.operations.ts';
import { PayTabs } from './PayTabs.tsx';
import { PersonTrial } from './PersonTrial.tsx';
import { Text } from './SchemeFields.tsx';
import { TermRows } from './SchemeScope.tsx';
import { SchemeTerms } from './SchemeTerms.tsx';
import { VersionDiff } from './VersionDiff.tsx';
import './incentives.css';

/** A component before the one that stood before it. */
const swapped = (list: readonly Component[], at: number): Component[] => [...list.slice(0, at - 1), list[at] as Component, list[at - 1] as Component, ...list.slice(at + 1)];

export function SchemeShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const { data, error, isPending, refetch } = useAsk<{ incentiveScheme: Scheme | null }>(ONE_SCHEME, { id }, { staleTime: 0 });
  const names = useAsk<{ payNames: PayName[] }>(NAMES, {}, { staleTime: 600_000 });
  const scheme = data?.incentiveScheme;
  const versions = useMemo(() => scheme?.versions?.items ?? [], [scheme]);
  const stored = versions.find((one) => one.state === 'DRAFT') ?? null;
  const current = versions.find((one) => one.state === 'PUBLISHED') ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [content, setContent] = useState<SchemeContent | null>(null);
  const [tried, setTried] = useState<Simulated | null>(null);
  const [busy, setBusy] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const rows = useRowKeys(content?.components.length ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stored draft takes the place of what was edited
  useEffect(() => { setContent(stored?.content ?? null); }, [stored?.id, JSON.stringify(stored?.content)]);
  if (error) return <Failed what={t('incentives.schemes')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!scheme) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const mayWrite = can('incentives:write');
  const viewed = versions.find((one) => one.id === chosen) ?? (content ? null : current ?? versions[0] ?? null);
  const shown: SchemeContent = viewed?.content ?? content ?? { components: [] };
  const isEditing = !viewed && content !== null && mayWrite;
  const changed = (note !== null && note !== (stored?.note ?? '')) || content !== null && JSON.stringify(content) !== JSON.stringify(stored?.content ?? null);
  const act = async (work: () => Promise<unknown>, words: string): Promise<void> => {
    setBusy(true);
    try { await work(); toastDone(words); } catch (fault) { toastFault(Object.values((fault as Fault).fields ?? {})[0] ?? (fault as Fault).message); }
    await refetch();
    setBusy(false);
  };
  const input = { id, expectedVersion: scheme.version };
  const put = (more: Partial<SchemeContent>): void => setContent({ ...shown, ...more });
  const simulate = (): Promise<void> => act(async () => {
    const from = dayOf(new Date(Date.now() - 92 * 86_400_000));
    setTried((await request<{ simulateScheme: Simulated }>(SIMULATE, { input: { schemeId: id, content: shown, from, months: 3 } })).simulateScheme);
  }, t('incentives.simulated'));
  const isOwnDraft = stored?.authorId !== null && stored?.authorId === viewer?.id;
  return (
    <>
      <Breadcrumb path={[{ label: t('incentives.schemes'), to: '/incentiveSchemes' }, { label: format.named(scheme) }]} />
      <PageHeader title={format.named(scheme)} facts={isEditing ? <StatusTag tone="soon">{t('incentives.draft')}</StatusTag> : viewed && <span>{t('incentives.version', { number: viewed.number })}</span>}>
        {mayWrite && <button type="button" className="btn" disabled={busy} onClick={() => void simulate()}><FlaskConical size={14} aria-hidden />{t('incentives.simulate')}</button>}
        {mayWrite && <Link className="btn" to={`/payStudio?scheme=${id}${viewed ?? stored ? `&version=${(viewed ?? stored)?.id}` : ''}`}>{t('studio.title')}</Link>}
        {isEditing && stored && <button type="button" className="btn" onClick={() => void act(async () => { await request(DISCARD_DRAFT, { input }); setContent(null); }, t('incentives.discarded'))}>{t('incentives.discard')}</button>}
        {isEditing && <button type="button" className="btn pri" disabled={busy || !changed} onClick={() => void act(() => request(SAVE_SCHEME, { input: { ...input, draft: { content, note: note ?? stored?.note ?? null } } }), t('incentives.saved'))}>{t('incentives.save')}</button>}
        {stored && can('incentives:approve') && !isOwnDraft && <button type="button" className="btn pri" disabled={busy} onClick={() => setPublishing(true)}>{t('incentives.publish')}</button>}
        {!content && mayWrite && <button type="button" className="btn pri" onClick={() => { setChosen(null); setContent(viewed?.content ?? { components: [] }); }}><Pencil size={14} aria-hidden />{t('incentives.edit')}</button>}
      </PageHeader>
      <PayTabs at="incentiveSchemes" />
      <div className="two">
        <div className="main">
          {isEditing ? (
            <>
              <div className="pay-component"><Text label={t('payForm.note')} value={note ?? stored?.note ?? ''} onChange={setNote} /></div>
              <SchemeTerms content={shown} onChange={put} />
              {shown.components.map((one, at) => <ComponentEditor key={rows.keys[at]} component={one} place={at + 1} onUp={at > 0 ? () => { rows.move(at, -1); put({ components: swapped(shown.components, at) }); } : undefined} names={names.data?.payNames ?? []} onChange={(next) => put({ components: shown.components.map((each, i) => (i === at ? next : each)) })} onRemove={() => { rows.drop(at); put({ components: shown.components.filter((_, i) => i !== at) }); }} />)}
              <p style={{ padding: '12px 24px' }}><button type="button" className="btn" onClick={() => put({ components: [...shown.components, { key: `item${shown.components.length + 1}`, zh: '', en: '', kind: 'FORMULA', formula: 'money(0)' }] })}><Plus size={14} aria-hidden />{t('incentives.addComponent')}</button></p>
              <Whole content={shown} onChange={setContent} />
            </>
          ) : (
            <div className="scrollx"><table className="table phone" aria-label={t('incentives.components')}>
              <thead><tr><th scope="col">{t('incentives.item')}</th><th scope="col">{t('incentives.kind')}</th><th scope="col">{t('incentives.how')}</th></tr></thead>
              <tbody>{shown.components.map((one) => <tr key={one.key}><td className="lead b">{format.language === 'zh' ? one.zh : one.en}</td><td className="t2">{t(`payKind.${one.kind}`)}</td><td style={{ whiteSpace: 'normal' }}><ComponentWords one={one} /></td></tr>)}
                <TermRows content={shown} /></tbody>
            </table></div>
          )}
        </div>
        <ContextPanel label={t('incentives.versions')}>
          <PanelSection title={t('incentives.versions')}>
            <ul className="plain">{versions.map((one) => { const isOn = one.state === 'DRAFT' ? !viewed : viewed?.id === one.id; return (
              <li key={one.id} style={{ padding: '4px 0' }}><button type="button" className="row t13" style={{ width: '100%', minHeight: 28 }} aria-pressed={isOn} onClick={() => setChosen(one.state === 'DRAFT' && content ? null : one.id)}>
                <b className={isOn ? 'ac' : undefined}>{t('incentives.version', { number: one.number })}</b>{one.id === current?.id ? <StatusTag tone="ac">{t('incentives.inForce')}</StatusTag> : one.state === 'DRAFT' ? <StatusTag tone="soon">{t('incentives.draft')}</StatusTag> : null}
                {one.effectiveFrom && <span className="t12 t3 end nw">{new Date(one.effectiveFrom).getFullYear() > 1990 ? format.instant(one.effectiveFrom) : t('payForm.ever')}</span>}</button>
                {(one.author || one.publishedBy || one.note) && <span className="t12 t3" style={{ display: 'block' }}>{[[format.person(one.author, ''), format.person(one.publishedBy, '')].filter(Boolean).join(' → '), one.note].filter(Boolean).join(' · ')}</span>}</li>
            ); })}</ul>
            {stored && isOwnDraft && <p className="t12 t3">{t('incentives.ownDraft')}</p>}
          </PanelSection>
          {current && (isEditing || (viewed && viewed.id !== current.id)) && <VersionDiff before={current} after={viewed ?? { content: shown }} />}
          {mayWrite && shown.components.length > 0 && <PersonTrial schemeId={id} content={shown} />}
          {tried && <Trial tried={tried} />}
        </ContextPanel>
      </div>
      {publishing && stored && (
        <FormDialog title={t('incentives.publish')} text={t('payForm.publishText')} act={t('incentives.publish')} defaults={{ from: '' }} onClose={() => setPublishing(false)}
          onSend={async (values) => { await request(PUBLISH_SCHEME, { input: { ...input, ...(values.from ? { effectiveFrom: midnightAfter(addDays(String(values.from), -1)) } : {}) } }); setPublishing(false); await refetch(); toastDone(t('incentives.published')); }}>
          <TextField name="from" type="date" label={t('payForm.effective')} />
        </FormDialog>
      )}
    </>
  );
}

/** All of a scheme as text, for what the form has no field for. */
function Whole({ content, onChange }: { content: SchemeContent; onChange: (content: SchemeContent) => void }) {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  const [isBad, setBad] = useState(false);
  return (
    <details className="pay-component" onToggle={(event) => { setText((event.target as HTMLDetailsElement).open ? JSON.stringify(content, null, 2) : null); setBad(false); }}>
      <summary className="t13 t2">{t('incentives.advanced')}</summary>
      {text !== null && <textarea className="pay-json" aria-label={t('incentives.advanced')} aria-invalid={isBad} value={text} onChange={(event) => { setText(event.target.value); try { const next = JSON.parse(event.target.value) as SchemeContent; setBad(!Array.isArray(next?.components)); if (Array.isArray(next?.components)) onChange(next); } catch { setBad(true); } }} />}
      {isBad && <p className="err-line" role="alert">{t('incentives.badJson')}</p>}
    </details>
  );
}

function Trial({ tried }: { tried: Simulated }) {
  const t = useT();
  const format = useFormat();
  return (
    <PanelSection title={t('incentives.simulated')} aside={t('incentives.notSaved')}>
      <p className="pay-figure" style={{ fontSize: 24 }}>{signed(tried.difference, 2)}</p>
      <p className="t12 t3">{format.money(tried.before)} → {format.money(tried.after)}</p>
      <dl className="kv"><dt>{t('incentives.winners')}</dt><dd>{tried.winners}</dd><dt>{t('incentives.losers')}</dt><dd>{tried.losers}</dd><dt>{t('incentives.unchanged')}</dt><dd>{tried.unchanged}</dd><dt>{t('incentives.fairness')}</dt><dd>{tried.fairness ?? '–'}</dd></dl>
      <ul className="plain-list">{tried.byStore.map((one) => <li key={one.key ?? ''} className="row t13"><span className="el">{format.label(one.label)}</span><span className="end nw">{signed(one.difference, 2)}</span></li>)}</ul>
      <ul className="plain-list">{tried.people.filter((one) => Number(one.difference) !== 0).slice(0, 10).map((one) => <li key={one.employeeId} className="row t13"><span>{format.person({ name: one.employeeName, nameEn: one.employeeNameEn })}</span><span className="end nw">{signed(one.difference, 2)}</span></li>)}</ul>
    </PanelSection>
  );
}
