// The frame of a form: save in the page's head, labels above, server errors at their fields, drafts kept on this device.
import { TriangleAlert } from 'lucide-react';
import { type DataProvider, useDataProvider, useGetIdentity } from 'ra-core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/language.tsx';
import { type Fault, toFault } from '../provider/faults.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { useFormat } from './format.ts';
import { Breadcrumb, PageHeader } from './Page.tsx';
import { toastDone } from './Toasts.tsx';

interface Draft { at: string; version?: number; values: FieldValues }
const readDraft = (key: string): Draft | null => {
  try { return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null; } catch { return null; }
};

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
  /** Fields that the server knows by another name: its name -> ours, so that its errors land on them. */
  serverNames?: Record<string, string>;
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
  const { resource, record, defaults, transform, check, onSaved, labels = {}, serverNames = {}, unkept } = props;
  const t = useT();
  const format = useFormat();
  const provider = useDataProvider<DataProvider>();
  const queries = useQueryClient();
  const { identity } = useGetIdentity();
  const draftKey = `aftercare.draft.${identity?.id ?? ''}.${resource}.${record?.id ?? 'new'}`;
  const start = useMemo(() => ({ ...defaults, ...record }), [defaults, record]);
  const [draftAt, setDraftAt] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [conflict, setConflict] = useState<{ current: Record<string, unknown>; yours: FieldValues } | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm<FieldValues>({ defaultValues: start as FieldValues, shouldFocusError: true });
  const restored = useRef('');

  // What was typed before a reload, a closed tab or an expired session comes back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each form
  useEffect(() => {
    if (!identity || restored.current === draftKey) return;
    restored.current = draftKey;
    const draft = readDraft(draftKey);
    if (!draft) return;
    for (const [key, value] of Object.entries(draft.values)) form.setValue(key, value, { shouldDirty: true });
    setDraftAt(draft.at);
  }, [identity, draftKey]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const { unsubscribe } = form.watch((values, { type }) => {
      if (type !== 'change') return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const at = new Date().toISOString();
        const changed = Object.fromEntries(Object.entries(values).filter(([key, value]) => !unkept?.includes(key) && JSON.stringify(value) !== JSON.stringify((start as FieldValues)[key])));
        try { localStorage.setItem(draftKey, JSON.stringify({ at, version: record?.version, values: changed })); setDraftAt(at); } catch { /* without a store there is no draft */ }
      }, 300);
    });
    return () => { clearTimeout(timer); unsubscribe(); };
  }, [form, draftKey, start, record, unkept]);
  const forget = () => { localStorage.removeItem(draftKey); setDraftAt(null); };

  const send = async (values: FieldValues, base: Record<string, unknown> | undefined = record) => {
    const faults = check?.(values) ?? {};
    if (Object.keys(faults).length > 0) return showErrors(faults);
    setBusy(true);
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
      else if (met.code === 'CONFLICT' && met.current) setConflict({ current: met.current as Record<string, unknown>, yours: values });
      // The sign-in dialog stands over the page; what was written stays and is sent again afterwards.
      else if (met.code !== 'UNAUTHENTICATED') setFault(met);
    } finally {
      setBusy(false);
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
        {props.path && <Breadcrumb path={props.path} />}
        <PageHeader title={props.title} facts={draftAt && <><span className="t12 t3">{t('form.draft', { at: format.instantInside(draftAt) })}</span><button type="button" className="lk t12" onClick={() => { forget(); form.reset(start as FieldValues); }}>{t('form.discard')}</button></>}>
          {props.actions}
          <button type="submit" className="btn pri" disabled={busy}>{busy ? t('form.saving') : props.saveLabel ?? t('form.save')}</button>
        </PageHeader>
        {fault && <p className="note late" role="alert" style={{ margin: '0 24px 8px' }}><TriangleAlert size={16} aria-hidden />{fault.message}</p>}
        {errors > 0 && <p className="visually-hidden" role="alert">{t('form.fix', { count: errors, smart_count: errors })}</p>}
        <div className="form">{props.children}</div>
      </form>
      {conflict && record && (
        <ConflictDialog yours={conflict.yours} theirs={conflict.current} base={record} labels={labels} onClose={() => setConflict(null)}
          onResolve={(result) => { const { current } = conflict; setConflict(null); for (const [key, value] of Object.entries(result)) form.setValue(key, value); void send({ ...form.getValues(), ...result }, { ...record, ...current }); }} />
      )}
    </FormProvider>
  );
}
