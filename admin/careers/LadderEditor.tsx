// The ladder in versions: what holds, what held, and the draft of the next one; who may not write looks.
import { Pencil, Plus, Trash2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { instantAt, useFormat } from '../shared/format.ts';
import { ContextPanel, PanelSection } from '../shared/Page.tsx';
import { useRowKeys } from '../shared/row-keys.ts';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { DISCARD_LADDER, LADDER, type LadderVersion, type Position, positionNames, PUBLISH_LADDER, type Requirement, SAVE_LADDER, type Step, type Words } from './careers.operations.ts';

interface Kind { kind: string; label: Words; months: number | null }
interface Draft { steps: Step[]; note: string }
const NEW: Requirement = { kind: 'TENURE', zh: '', en: '', least: '12' };

export function LadderEditor() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, isPending, refetch } = useAsk<{ careerLadderVersions: { items: LadderVersion[] }; careerEvidenceKinds: Kind[]; positions: { items: Position[] } }>(LADDER, {}, { staleTime: 0 });
  const versions = data?.careerLadderVersions.items ?? [];
  const stored = versions.find((one) => one.state === 'DRAFT') ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [publishing, setPublishing] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stored draft takes the place of what was edited
  useEffect(() => { setDraft(stored ? { steps: stored.content.steps, note: stored.note ?? '' } : null); }, [stored?.id, stored?.version]);
  const current = versions.find((one) => one.state !== 'DRAFT' && one.effectiveFrom !== null && Date.parse(one.effectiveFrom) <= Date.now()) ?? null;
  const viewed = versions.find((one) => one.id === chosen) ?? (draft ? null : current);
  const steps = viewed?.content.steps ?? draft?.steps ?? [];
  const rows = useRowKeys(steps.length);
  if (error) return <Failed what={t('careers.tabLadder')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  const mayWrite = can('staff:write-schemes');
  const isEditing = mayWrite && draft !== null && !viewed;
  const positions = data.positions.items;
  const kinds = data.careerEvidenceKinds;
  const named = positionNames(positions, format.named);
  const next = stored?.number ?? Math.max(0, ...versions.map((one) => one.number)) + 1;
  const isChanged = draft !== null && (!stored || JSON.stringify(draft) !== JSON.stringify({ steps: stored.content.steps, note: stored.note ?? '' }));
  const put = (at: number, step: Step | null): void => { if (draft) setDraft({ ...draft, steps: step ? draft.steps.map((one, i) => (i === at ? step : one)) : draft.steps.filter((_, i) => i !== at) }); };
  const act = async (work: () => Promise<unknown>, words: string): Promise<void> => { try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault(Object.values((fault as Fault).fields ?? {})[0] ?? (fault as Fault).message); await refetch(); } };
  const save = (): Promise<void> => act(() => request(SAVE_LADDER, { input: { ...(stored ? { expectedVersion: stored.version } : {}), note: draft?.note || null, steps: (draft?.steps ?? []).map(({ fromPosition, toPosition, requirements }) => ({ fromPosition, toPosition, requirements: requirements.map(({ kind, zh, en, least, months }) => ({ kind, zh: zh || label(kind).zh, en: en || label(kind).en, least: least || '0', ...(months ? { months } : {}) })) })) } }), t('careers.saved'));
  const label = (kind: string): Words => kinds.find((one) => one.kind === kind)?.label ?? { zh: kind, en: kind };
  const discard = (): Promise<void> => act(async () => { setDraft(null); if (stored) await request(DISCARD_LADDER, { input: { id: stored.id, expectedVersion: stored.version } }); }, t('careers.discarded'));
  return (
    <>
      <div className="row g6 wrap" style={{ padding: '10px 20px 10px 24px' }}>
        <span className="t13 t2">{isEditing ? t('careers.editing', { number: next }) : viewed && t('careers.version', { number: viewed.number })}</span><span className="sp" />
        {isEditing && <button type="button" className="btn" onClick={() => void discard()}><Trash2 size={14} aria-hidden />{t('careers.discard')}</button>}
        {isEditing && <button type="button" className={isChanged ? 'btn pri' : 'btn'} disabled={!isChanged} onClick={() => void save()}>{t('careers.save')}</button>}
        {isEditing && stored && !isChanged && <button type="button" className="btn pri" onClick={() => setPublishing(true)}>{t('careers.publish')}</button>}
        {mayWrite && !draft && <button type="button" className="btn pri" onClick={() => { setChosen(null); setDraft({ steps: current?.content.steps ?? [], note: '' }); }}><Pencil size={14} aria-hidden />{t('careers.edit')}</button>}
      </div>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main" tabIndex={0}><div className="cards">
          {steps.map((step, i) => (
            <section key={rows.keys[i]} className="card col g8" style={{ padding: '12px 16px' }} aria-label={t('careers.stepN', { n: i + 1 })}>
              {isEditing ? (
                <div className="row g8 wrap">
                  <Pick label={t('careers.from')} value={step.fromPosition} none={t('careers.choose')} choices={positions.map((one) => [one.key, format.named(one)])} onChange={(value) => put(i, { ...step, fromPosition: value })} />
                  <Pick label={t('careers.to')} value={step.toPosition} none={t('careers.choose')} choices={positions.map((one) => [one.key, format.named(one)])} onChange={(value) => put(i, { ...step, toPosition: value })} />
                  <span className="sp" /><button type="button" className="ib sm" aria-label={t('careers.removeStep', { n: i + 1 })} onClick={() => { rows.drop(i); put(i, null); }}><X size={14} aria-hidden /></button>
                </div>
              ) : <h2 className="t14 b">{named(step.fromPosition)} → {named(step.toPosition)}</h2>}
              <Conditions step={step} kinds={kinds} onChange={isEditing ? (requirements) => put(i, { ...step, requirements }) : null} />
              {isEditing && <span><button type="button" className="btn sm" onClick={() => put(i, { ...step, requirements: [...step.requirements, NEW] })}><Plus size={14} aria-hidden />{t('careers.addRequirement')}</button></span>}
            </section>
          ))}
          {isEditing && <div className="col g8"><span><button type="button" className="btn" onClick={() => setDraft({ ...draft, steps: [...draft.steps, { fromPosition: '', toPosition: '', requirements: [NEW] }] })}><Plus size={14} aria-hidden />{t('careers.addStep')}</button></span>
            <Line label={t('careers.note')} value={draft.note} onChange={(note) => setDraft({ ...draft, note })} wide /></div>}
        </div></div>
        <ContextPanel label={t('careers.versions')}><PanelSection title={t('careers.versions')}>
          <ul className="plain">{versions.map((one) => (
            <li key={one.id} style={{ padding: '4px 0' }}><button type="button" className="row t13" style={{ width: '100%', minHeight: 28 }} aria-pressed={one.state === 'DRAFT' ? !viewed : viewed?.id === one.id} onClick={() => setChosen(one.state === 'DRAFT' ? null : one.id)}>
              <b>{t('careers.version', { number: one.number })}</b>{one.id === current?.id ? <StatusTag tone="ac">{t('careers.inForce')}</StatusTag> : one.state === 'DRAFT' ? <StatusTag tone="soon">{t('careers.draft')}</StatusTag> : null}<span className="t12 t3 end">{one.effectiveFrom ? (one.effectiveFrom < '1971' ? t('careers.ever') : format.instant(one.effectiveFrom)) : format.person(one.author, '')}</span></button>
              {one.note && <p className="t12 t3">{one.note}</p>}</li>))}</ul>
        </PanelSection></ContextPanel>
      </div>
      {publishing && stored && <FormDialog title={t('careers.publishTitle', { number: stored.number })} text={t('careers.publishText')} act={t('careers.publish')} defaults={{ from: '' }} onClose={() => setPublishing(false)}
        onSend={async (values) => { await request(PUBLISH_LADDER, { input: { id: stored.id, expectedVersion: stored.version, ...(values.from ? { effectiveFrom: instantAt(String(values.from)) } : {}) } }); setPublishing(false); await refetch(); toastDone(t('careers.published')); }}><TextField name="from" label={t('kpiSchemes.from')} help={t('kpiSchemes.fromHelp')} type="datetime-local" /></FormDialog>}
    </>
  );
}

function Pick({ label, value, none, choices, onChange }: { label: string; value: string; none: string; choices: [string, string][]; onChange: (value: string) => void }) {
  return <label className="row g6 t12 t3">{label}<span className="in sm"><select value={value} onChange={(event) => onChange(event.target.value)}>{!choices.some(([key]) => key === value) && <option value={value}>{value || none}</option>}{choices.map(([key, said]) => <option key={key} value={key}>{said}</option>)}</select></span></label>;
}
function Line({ label, value, onChange, wide }: { label: string; value: string; onChange: (value: string) => void; wide?: boolean }) {
  return <label className="row g6 t12 t3">{label}<span className="in sm" style={{ width: wide ? 320 : 150, maxWidth: '100%' }}><input value={value} onChange={(event) => onChange(event.target.value)} /></span></label>;
}

/** What a step asks for; `onChange` where it is being written. */
function Conditions({ step, kinds, onChange }: { step: Step; kinds: Kind[]; onChange: ((requirements: Requirement[]) => void) | null }) {
  const format = useFormat();
  const { requirements } = step;
  const rows = useRowKeys(requirements.length);
  return (
    <ul className="plain col g8">{requirements.map((one, n) => (
      <li key={rows.keys[n]} className="row g8 wrap">{onChange ? <Condition one={one} n={n + 1} kinds={kinds} onChange={(changed) => { if (!changed) rows.drop(n); onChange(changed ? requirements.map((each, m) => (m === n ? changed : each)) : requirements.filter((_, m) => m !== n)); }} />
        : <span className="t13">{format.label(one)} ≥ {one.least}</span>}</li>))}</ul>
  );
}

function Condition({ one, n, kinds, onChange }: { one: Requirement; n: number; kinds: Kind[]; onChange: (one: Requirement | null) => void }) {
  const t = useT();
  const format = useFormat();
  const kind = kinds.find((each) => each.kind === one.kind);
  return (
    <>
      <Pick label={t('careers.kind')} value={one.kind} none="" choices={kinds.map((each) => [each.kind, format.label(each.label)])} onChange={(value) => { const other = kinds.find((each) => each.kind === value); onChange({ kind: value, zh: other?.label.zh ?? '', en: other?.label.en ?? '', least: one.least, ...(other?.months ? { months: other.months } : {}) }); }} />
      <Line label={t('careers.least')} value={one.least} onChange={(least) => onChange({ ...one, least })} />
      {kind?.months ? <label className="row g6 t12 t3">{t('careers.months')}<span className="in sm" style={{ width: 72 }}><input type="number" min={1} max={60} value={one.months ?? kind.months} onChange={(event) => onChange({ ...one, months: Math.max(1, Number(event.target.value) || 1) })} /></span></label> : null}
      <Line label={t('careers.zh')} value={one.zh} onChange={(zh) => onChange({ ...one, zh })} /><Line label={t('careers.en')} value={one.en} onChange={(en) => onChange({ ...one, en })} />
      <button type="button" className="ib sm" aria-label={t('careers.removeRequirement', { n })} onClick={() => onChange(null)}><X size={14} aria-hidden /></button>
    </>
  );
}
