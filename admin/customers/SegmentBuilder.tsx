// Writes a segment: its rule as a sentence, conditions and groups, a count that moves while one types, versions, save as.
import { ChevronRight, CloudCheck, Copy, History } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { sayInstant, useFormat } from '../shared/format.ts';
import { ContextPanel, usePageTitle } from '../shared/Page.tsx';
import { Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import './customers.css';
import { type FieldCatalogue, fromRule, type RuleNode, toRule } from './rule-editor.ts';
import { FIELDS, SAVE, SEGMENT, type SegmentRow } from './segment.operations.ts';
import { SegmentPreviewPanel } from './SegmentPreviewPanel.tsx';
import { SegmentSentence } from './SegmentSentence.tsx';
import { firstOwner, SegmentOwner } from './SegmentOwner.tsx';
import { RuleWords, SegmentVersions } from './SegmentVersions.tsx';
import { StaticSegmentForm } from './StaticSegmentForm.tsx';
import { usePreview } from './usePreview.ts';
import { readDraft, useKeepDraft } from './useRuleDraft.ts';

const RuleEditor = lazy(() => import('./RuleEditor.tsx').then((m) => ({ default: m.RuleEditor })));

export function SegmentEdit() {
  const { id = '' } = useParams();
  const t = useT();
  const [round, setRound] = useState(0);
  const { data, error, isPending, refetch } = useAsk<{ segment: SegmentRow | null }>(SEGMENT, { id }, { keep: false, staleTime: Number.POSITIVE_INFINITY });
  if (error || (data && !data.segment)) return <Failed what={t('segments.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending || !data?.segment) return <PageSkeleton />;
  if (data.segment.segmentKind === 'STATIC') return <StaticSegmentForm record={data.segment} />;
  return <Builder key={`${id} ${round}`} segment={data.segment} onReload={() => void refetch().then(() => setRound(round + 1))} />;
}

export function SegmentCreate() {
  const [search] = useSearchParams();
  if (search.get('kind') === 'STATIC') return <StaticSegmentForm />;
  return <Builder key={search.toString()} />;
}

/** What the writing begins from: fixed, so that a row that comes in later meets it as a conflict and does not replace it. */
function useStart(segment: SegmentRow | undefined, draftKey: string) {
  const [search] = useSearchParams();
  return useState(() => {
    const draft = readDraft(draftKey);
    const given = search.get('rule');
    let rule: RuleNode | null = (segment?.rule as RuleNode | undefined) ?? null;
    if (!segment && given) { try { rule = JSON.parse(given) as RuleNode; } catch { rule = null; } }
    const named = search.get('name') ?? '';
    // A rule that comes with the address is newer than any draft.
    if (draft && !(given && !segment)) return { ...draft, rule: draft.rule as RuleNode, restored: true };
    return { nameZh: segment?.nameZh ?? named, nameEn: segment?.nameEn ?? named, description: segment?.description ?? '', rule, version: segment?.version, restored: false };
  })[0];
}

function Builder({ segment, onReload }: { segment?: SegmentRow; onReload?: () => void }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const viewer = useViewer();
  const draftKey = `aftercare.draft.${viewer?.id ?? ''}.segments.${segment?.id ?? 'new'}`;
  const start = useStart(segment, draftKey);
  const [root, setRoot] = useState(() => fromRule(start.rule));
  const [names, setNames] = useState({ nameZh: start.nameZh, nameEn: start.nameEn, description: start.description });
  const [ownerId, setOwner] = useState(() => firstOwner(segment, viewer?.id));
  const [offset, setOffset] = useState(0);
  const [exact, setExact] = useState(false);
  const [versions, setVersions] = useState(false);
  const [saving, setSaving] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [touched, setTouched] = useState(start.restored);
  const fields = useAsk<{ segmentFields: FieldCatalogue }>(FIELDS, {}, { staleTime: 300_000 });
  const { rule, idAt } = useMemo(() => toRule(root), [root]);
  const { preview, parts, fault: wrong, busy } = usePreview(rule, { segmentId: segment?.id, offset, exact });
  const draft = useKeepDraft(draftKey, { ...names, rule, version: start.version }, touched);
  const edit = (next: typeof root) => { setRoot(next); setTouched(true); setOffset(0); setExact(false); };
  // What was said of a field is said of what stood there: it goes once that is written anew.
  const [lacking, setLacking] = useState<string[]>([]);
  const name = (key: keyof typeof names, value: string) => {
    setNames({ ...names, [key]: value });
    setTouched(true);
    setLacking(lacking.filter((each) => each !== key));
    if (fault?.fields[key]) { const { [key]: _, ...rest } = fault.fields; setFault(Object.keys(rest).length > 0 ? new Fault(fault.code, fault.message, { fields: rest, reason: fault.reason, current: fault.current }) : null); }
  };
  usePageTitle(segment ? format.named(segment) : t('segments.new'));

  const counts = useMemo(() => new Map((parts?.leaves ?? []).flatMap((leaf) => { const id = idAt(leaf.path); return id ? [[id, leaf.count] as const] : []; })), [parts, idAt]);
  // The server names the place of a wrong condition as `input.rule` and the path below it.
  const faults = useMemo(() => new Map([...Object.entries(wrong?.fields ?? {}), ...Object.entries(fault?.fields ?? {})].flatMap(([field, message]) => {
    const path = field.split('.').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const id = field.startsWith('rule') && path.length > 0 ? idAt(path) : undefined;
    return id ? [[id, message] as const] : [];
  })), [wrong, fault, idAt]);
  const notes = [...new Set((preview?.notes ?? []).map((each) => format.label(each.note)))];
  const theirRule = fault?.code === 'CONFLICT' ? (fault.current as { rule?: unknown } | undefined)?.rule : undefined;
  const fieldFault = (key: string) => (lacking.includes(key) ? t('form.required') : fault?.fields[key]);

  const save = async (asNew: boolean, force = false) => {
    const empty = (['nameZh', 'nameEn'] as const).filter((key) => !names[key].trim());
    setLacking(empty);
    if (empty[0]) { document.querySelector<HTMLInputElement>(`.names input[lang="${empty[0] === 'nameZh' ? 'zh-CN' : 'en'}"]`)?.focus(); return; }
    setSaving(true);
    setFault(null);
    try {
      const suffix = asNew ? { nameZh: t('segments.copyOf', { name: names.nameZh }), nameEn: t('segments.copyOf', { name: names.nameEn }) } : {};
      const current = (fault?.current ?? null) as { version?: number } | null;
      const input = { ...names, ...suffix, description: names.description || null, rule, ownerId: ownerId || null, ...(segment && !asNew ? { id: segment.id, expectedVersion: force && current?.version ? current.version : start.version ?? segment.version } : {}) };
      const { saveSegment } = await request<{ saveSegment: { id: string } }>(SAVE, { input });
      draft.forget();
      await queries.invalidateQueries();
      toastDone(t(asNew ? 'segments.savedAs' : 'segments.saved'));
      navigate(asNew ? `/segments/${saveSegment.id}` : `/segments/${saveSegment.id}/show`);
    } catch (met) {
      if ((met as Fault).code !== 'UNAUTHENTICATED') setFault(met as Fault);
    } finally { setSaving(false); }
  };
  const next = (segment?.ruleVersion ?? 0) + 1;
  return (
    <>
      <div className="ph">
        <nav className="crumb" aria-label={t('crumb.label')}><Link to="/segments">{t('segments.title')}</Link><ChevronRight size={14} aria-hidden /></nav>
        <h1>{segment ? format.named(segment) : t('segments.new')}</h1>
        <span className="tag">{t('segments.draftVersion', { number: next })}</span>
        {draft.at && <span className="t12 t3 row g4"><CloudCheck size={14} aria-hidden />{t('segments.kept', { at: sayInstant(draft.at, format.language) })}
          <button type="button" className="lk" onClick={() => { draft.forget(); if (onReload) onReload(); else navigate(0); }}>{t('form.discard')}</button></span>}
        <span className="sp" />
        {segment && <button type="button" className="btn ghost" aria-expanded={versions} onClick={() => setVersions(!versions)}><History size={14} aria-hidden />{t('segments.versions')}</button>}
        {segment && <button type="button" className="btn" disabled={saving} onClick={() => void save(true)}><Copy size={14} aria-hidden />{t('segments.saveAs')}</button>}
        <button type="button" className="btn pri" disabled={saving} onClick={() => void save(false)}>{saving ? t('form.saving') : segment ? t('segments.publish', { number: next }) : t('segments.create')}</button>
      </div>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main" style={{ padding: '16px 24px' }}>
          {fault && Object.keys(fault.fields).filter((field) => !field.startsWith('rule.')).length === 0 && (
            <div className="note late wrap" role="alert" style={{ marginBottom: 12 }}>{fault.message}
              {theirRule !== undefined && <div className="grow" style={{ flexBasis: '100%', order: 1 }}><b className="t12">{t('segments.theirRule')}</b><RuleWords rule={theirRule} against={rule} /></div>}
              {fault.code === 'CONFLICT' && <span className="row end"><button type="button" className="btn sm" onClick={() => { draft.forget(); onReload?.(); }}>{t('segments.takeTheirs')}</button><button type="button" className="btn sm" onClick={() => void save(false, true)}>{t('segments.keepMine')}</button></span>}
            </div>
          )}
          <SegmentSentence sentence={isBegun(rule) ? preview?.sentence : undefined} pending={busy} />
          <div className="names">
            <NameField label={t('segments.nameZh')} value={names.nameZh} onChange={(value) => name('nameZh', value)} fault={fieldFault('nameZh')} lang="zh-CN" />
            <NameField label={t('segments.nameEn')} value={names.nameEn} onChange={(value) => name('nameEn', value)} fault={fieldFault('nameEn')} lang="en" />
            <NameField label={t('segments.description')} value={names.description} onChange={(value) => name('description', value)} fault={fieldFault('description')} />
            <SegmentOwner segment={segment} value={ownerId} onChange={setOwner} fault={fieldFault('ownerId')} />
          </div>
          {fieldFault('rule') && <p className="err-line" role="alert">{fieldFault('rule')}</p>}
          {fields.error ? <Failed what={t('builder.label')} fault={fields.error} onRetry={() => fields.refetch()} />
            : !fields.data ? <SkeletonRows rows={3} />
              : <Suspense fallback={<SkeletonRows rows={3} />}><RuleEditor root={root} onChange={edit} catalogue={fields.data.segmentFields} counts={counts} faults={faults} notes={notes} /></Suspense>}
          {versions && segment && <SegmentVersions segment={segment} onTake={(old) => { edit(fromRule(old as RuleNode)); setVersions(false); }} />}
        </div>
        <ContextPanel wide label={t('segments.panel')}>
          <SegmentPreviewPanel preview={preview} parts={parts} busy={busy} fault={wrong && faults.size === 0 ? wrong : null} rule={rule} onMore={() => setOffset(offset + 10)} onExact={() => setExact(true)}
            base={segment ? { number: segment.ruleVersion, count: segment.memberCount } : null} />
        </ContextPanel>
      </div>
    </>
  );
}

/** Has any condition a field yet? */
const isBegun = (node: RuleNode): boolean => ('field' in node ? node.field !== '' : 'not' in node ? isBegun(node.not) : ('all' in node ? node.all : node.any).some(isBegun));

function NameField({ label, value, onChange, fault, lang }: { label: string; value: string; onChange: (value: string) => void; fault?: string; lang?: string }) {
  return (
    <label className="col g4"><span className="lbl">{label}</span>
      <span className={fault ? 'in sm err' : 'in sm'}><input lang={lang} value={value} aria-invalid={Boolean(fault)} onChange={(event) => onChange(event.target.value)} /></span>
      {fault && <span className="err-line" role="alert">{fault}</span>}
    </label>
  );
}
