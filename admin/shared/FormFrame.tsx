// The frame of a form: save in the page's head, labels above, server errors at their fields, drafts kept on this device.
import { TriangleAlert, UserPen } from 'lucide-react';
import { type DataProvider, useDataProvider, useGetIdentity } from 'ra-core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/language.tsx';
import { type Fault, toFault } from '../provider/faults.ts';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { allResources } from '../provider/resources.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { useFormat } from './format.ts';
import { Breadcrumb, PageHeader } from './Page.tsx';
import { Others } from './Others.tsx';
import { type Saying, SayingsContext } from './said.tsx';
import { toastDone } from './Toasts.tsx';
import { usePresence } from './usePresence.ts';

/** `base`: what the changed fields held when they were changed. */
interface Draft { at: string; version?: number; values: FieldValues; base?: FieldValues }
const readDraft = (key: string): Draft | null => {
  try { return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null; } catch { return null; }
};
const at = (row: Record<string, unknown>, path: string): unknown => path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], row);

export interface FormFrameProps {
  resource: string;
  /** The row to change; none: a new one. */
  record?: Record<string, unknown> & { id: string };
  defaults?: Record<string, unknown>;
  title: string;
  path?: { label: string; to?: string }[];
  /** Words of the fields, for the conflict dialog and the count of errors. */
  labels?: Record<string, string>;
  saveLabel?: string;
  /** Fields that the server knows by another name: its name -> ours, so that its errors and newer values land on them. */
  serverNames?: Record<string, string>;
  /** The row as it was read, where `record` leaves out what the form never shows. */
  held?: Record<string, unknown>;
  /** Fields that never stand in a draft: passwords. */
  unkept?: readonly string[];
  /** Changes the values just before they are sent. */
  transform?: (values: FieldValues) => FieldValues;
  /** Checks before sending: message by field. */
  check?: (values: FieldValues) => Record<string, string>;
  onSaved: (row: Record<string, unknown> & { id: string }) => void;
  children: ReactNode;
  actions?: ReactNode;
}

export function FormFrame(props: FormFrameProps) {
  const { resource, defaults, transform, check, onSaved, labels = {}, serverNames = {}, unkept } = props;
  // The row as it stood when this form began. What comes in later must not become its base unseen: it would be overwritten.
  const [record, setRecord] = useState(props.record);
  const [held] = useState(props.held ?? props.record ?? {});
  const t = useT();
  const format = useFormat();
  const provider = useDataProvider<DataProvider>();
  const queries = useQueryClient();
  const { identity } = useGetIdentity();
  const draftKey = `aftercare.draft.${identity?.id ?? ''}.${resource}.${record?.id ?? 'new'}`;
  const start = useMemo(() => ({ ...defaults, ...record }), [defaults, record]);
  const [draftAt, setDraftAt] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [conflict, setConflict] = useState<{ current: Record<string, unknown>; yours: FieldValues; theirs: FieldValues; base: FieldValues } | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm<FieldValues>({ defaultValues: start as FieldValues, shouldFocusError: true });
  const restored = useRef('');
  const [newer, setNewer] = useState(false);
  const sending = useRef(false);
  // Told at once, not first when it comes to saving.
  const noun = allResources().find((each) => each.name === resource)?.noun;
  useSubscription<{ changed: { version: number } }>(CHANGED, record && noun ? { resource: noun, ids: [record.id] } : null, ({ changed }) => {
    if (!sending.current && changed.version > Number(record?.version ?? 0)) setNewer(true);
  });
  const { others, writing, stopped } = usePresence(noun ?? '', record && noun ? record.id : null);
  useEffect(() => stopped, [stopped]);
  const [sayings] = useState(() => new Map<string, Saying>());

  // What was typed before a reload, a closed tab or an expired session comes back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each form
  useEffect(() => {
    if (!identity || restored.current === draftKey) return;
    restored.current = draftKey;
    const draft = readDraft(draftKey);
    if (!draft) return;
    for (const [key, value] of Object.entries(draft.values)) form.setValue(key, value, { shouldDirty: true });
    // Written over an older row: saving meets what has changed since, field by field.
    if (record && draft.base) setRecord({ ...record, ...draft.base, version: draft.version });
    setDraftAt(draft.at);
  }, [identity, draftKey]);
  const pending = useRef<(() => void) | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const flush = () => { clearTimeout(timer); pending.current?.(); pending.current = null; };
    const { unsubscribe } = form.watch((values, { type }) => {
      if (type !== 'change') return;
      writing();
      clearTimeout(timer);
      pending.current = () => {
        const now = new Date().toISOString();
        const changed = Object.entries(values).filter(([key, value]) => !unkept?.includes(key) && JSON.stringify(value) !== JSON.stringify((start as FieldValues)[key]));
        const draft: Draft = { at: now, version: record?.version as number | undefined, values: Object.fromEntries(changed), base: Object.fromEntries(changed.map(([key]) => [key, (start as FieldValues)[key] ?? null])) };
        try { localStorage.setItem(draftKey, JSON.stringify(draft)); setDraftAt(now); } catch { /* without a store there is no draft */ }
      };
      timer = setTimeout(flush, 300);
    });
    // The last letters count too, when the page is left or closed right after them.
    window.addEventListener('pagehide', flush);
    return () => { window.removeEventListener('pagehide', flush); flush(); unsubscribe(); };
  }, [form, draftKey, start, record, unkept, writing]);
  const forget = () => { pending.current = null; localStorage.removeItem(draftKey); setDraftAt(null); };
  const discard = () => { forget(); setNewer(false); setRecord(props.record); form.reset({ ...defaults, ...props.record } as FieldValues); };

  /** Yours, theirs and what both began from, all under the names of this form. A field that is empty unless something new is written counts as untouched while it is empty. */
  const meet = (current: Record<string, unknown>, values: FieldValues) => {
    const [yours, theirs, base]: [FieldValues, FieldValues, FieldValues] = [{ ...values }, { ...current }, { ...record }];
    for (const [name, ours] of Object.entries(serverNames)) {
      const began = record && ours in record ? record[ours] : at(held, name);
      delete theirs[name.split('.')[0] as string];
      theirs[ours] = at(current, name);
      base[ours] = began;
      if (!(record && ours in record) && !values[ours]) yours[ours] = began;
    }
    return { current, yours, theirs, base };
  };
  const settle = (result: FieldValues) => {
    if (!conflict || !record) return;
    const { current, theirs } = conflict;
    setConflict(null);
    for (const [key, value] of Object.entries(result)) form.setValue(key, key in record || value !== theirs[key] ? value : null);
    const own = Object.fromEntries(Object.values(serverNames).filter((key) => key in record).map((key) => [key, theirs[key]]));
    const next = { ...record, ...current, ...own };
    setRecord(next);
    void send(form.getValues(), next);
  };
  const send = async (values: FieldValues, base: Record<string, unknown> | undefined = record) => {
    const faults = check?.(values) ?? {};
    if (Object.keys(faults).length > 0) return showErrors(faults);
    setBusy(true);
    sending.current = true;
    setFault(null);
    try {
      const data = transform ? transform(values) : values;
      const { data: row } = base
        ? await provider.update(resource, { id: base.id as string, data, previousData: base as never })
        : await provider.create(resource, { data });
      forget();
      form.reset(values);
      await queries.invalidateQueries({ queryKey: [resource] });
      toastDone(t('form.saved'));
      onSaved(row as Record<string, unknown> & { id: string });
    } catch (error) {
      const met = toFault(error);
      if (met.code === 'VALIDATION' && Object.keys(met.fields).length > 0) showErrors(met.fields);
      else if (met.code === 'CONFLICT' && met.current) setConflict(meet(met.current as Record<string, unknown>, values));
      // The sign-in dialog stands over the page; what was written stays and is sent again afterwards.
      else if (met.code !== 'UNAUTHENTICATED') setFault(met);
    } finally {
      setBusy(false);
      sending.current = false;
    }
  };
  const showErrors = (faults: Record<string, string>) => {
    const fields = Object.entries(faults).map(([name, message]) => [serverNames[name] ?? name, message] as const);
    for (const [name, message] of fields) form.setError(name, { type: 'server', message });
    const first = fields[0]?.[0];
    if (first) setTimeout(() => (document.getElementsByName(first)[0] as HTMLElement | undefined)?.focus(), 0);
  };
  const errors = Object.keys(form.formState.errors).length;
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={(event) => { form.clearErrors(); void form.handleSubmit((values) => send(values))(event); }}>
        {props.path && <Breadcrumb path={props.path} aside={<Others others={others} />} />}
        <PageHeader title={props.title} facts={draftAt && <><span className="t12 t3">{t('form.draft', { at: format.instantInside(draftAt) })}</span><button type="button" className="lk t12" onClick={discard}>{t('form.discard')}</button></>}>
          {props.actions}
          <button type="submit" className="btn pri" disabled={busy}>{busy ? t('form.saving') : props.saveLabel ?? t('form.save')}</button>
        </PageHeader>
        {newer && <p className="note soon" role="status" style={{ margin: '0 24px 8px' }}><UserPen size={16} aria-hidden />{t('form.newer')}</p>}
        {fault && <p className="note late" role="alert" style={{ margin: '0 24px 8px' }}><TriangleAlert size={16} aria-hidden />{fault.message}</p>}
        {errors > 0 && <p className="visually-hidden" role="alert">{t('form.fix', { count: errors, smart_count: errors })}</p>}
        <SayingsContext.Provider value={sayings}><div className="form">{props.children}</div></SayingsContext.Provider>
      </form>
      {conflict && record && (
        <ConflictDialog yours={conflict.yours} theirs={conflict.theirs} base={conflict.base} labels={labels} sayings={sayings} onClose={() => setConflict(null)} onResolve={settle} />
      )}
    </FormProvider>
  );
}
