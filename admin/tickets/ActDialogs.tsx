// What is asked before an act on a ticket: to whom, why, for whom it waits, what was done, what the customer said at the call.
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { CheckField, FieldShell, Pair, ReferenceField, ReferencePicker, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, instantAt, useFormat, wallTime } from '../shared/format.ts';
import { ASSIGNEES } from './acts.operations.ts';
import { LEVELS, NEEDS } from './TicketFacets.tsx';

type Send<T> = (values: T) => Promise<void>;
const text = (value: unknown): string => String(value ?? '').trim();

/** To a colleague or back to the queue; a hand-over says why. */
export function AssignDialog({ title, ticketId, storeId, assigneeId, needsReason, onSend, onRule, onClose }: {
  title: string; /** Of one ticket: then whom the rules would ask is shown. */ ticketId?: string; onRule?: Send<string | null>; storeId?: string; assigneeId?: string | null; needsReason?: boolean; onSend: Send<{ assigneeId: string | null; reason: string | null }>; onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  const [who, setWho] = useState<string | null>(assigneeId === viewer?.employeeId ? null : viewer?.employeeId ?? null);
  return (
    <FormDialog title={title} act={t('tickets.act.assign')} onClose={onClose} defaults={{ reason: '' }}
      onSend={(values) => onSend({ assigneeId: who, reason: text(values.reason) || null })}>
      <FieldShell label={t('tickets.act.to')} help={t('tickets.act.toHelp')}>
        {({ id, describedBy, invalid }) => <ReferencePicker id={id} describedBy={describedBy} invalid={invalid} name="assigneeId" resource="employees" say={format.person} filter={storeId ? { or: [{ storeId: { eq: storeId } }, { storeId: { isNull: true } }] } : undefined} value={who} onChange={setWho} />}
      </FieldShell>
      {ticketId && onRule && <Desk ticketId={ticketId} without={assigneeId ?? null} who={who} onChoose={setWho} onRule={onRule} needsReason={Boolean(needsReason)} />}
      <TextField name="reason" label={t('tickets.act.reason')} required={needsReason} multiline />
    </FormDialog>
  );
}

interface Choice { employeeId: string; name: string; nameEn: string | null; isFit: boolean; isOnShift: boolean; reasonZh: string; reasonEn: string }
/** The desk in the order in which the rules would ask, each with what speaks for or against; and leaving it to the rules. */
function Desk({ ticketId, without, who, onChoose, onRule, needsReason }: { ticketId: string; without: string | null; who: string | null; onChoose: (id: string) => void; onRule: Send<string | null>; needsReason: boolean }) {
  const t = useT();
  const format = useFormat();
  const { language } = format;
  const { getValues, trigger } = useFormContext();
  const { data } = useAsk<{ assigneesFor: Choice[] }>(ASSIGNEES, { ticketId }, { staleTime: 0 });
  const [problem, setProblem] = useState<string | null>(null);
  const desk = (data?.assigneesFor ?? []).filter((one) => one.employeeId !== without).slice(0, 6);
  if (desk.length === 0) return null;
  const chosen = desk.find((one) => one.isFit && one.isOnShift);
  const leave = async () => {
    if (needsReason && !(await trigger('reason'))) return;
    try { await onRule(text(getValues('reason')) || null); } catch (fault) { setProblem((fault as Error).message); }
  };
  return (
    <FieldShell label={t('tickets.act.desk')} error={problem ?? undefined} group>{() => (
      <>
        <ul className="plain-list">{desk.map((one) => (
          <li key={one.employeeId}><label className="choice t13"><input type="radio" name="desk" checked={who === one.employeeId} disabled={!one.isFit} onChange={() => onChoose(one.employeeId)} /><span className="b">{format.person(one)}</span><span className="t12 t3">{language === 'zh' ? one.reasonZh : one.reasonEn}</span></label></li>
        ))}</ul>
        {chosen && <button type="button" className="btn sm" style={{ width: 'fit-content', marginTop: 4 }} onClick={() => void leave()}>{t('tickets.act.byRule', { name: format.person(chosen) })}</button>}
      </>
    )}</FieldShell>
  );
}

/** A reason and nothing else: escalate, reopen, close, resume. */
export function ReasonDialog({ act, title, optional, onSend, onClose }: { act: 'escalate' | 'reopen' | 'close' | 'resume'; title?: string; optional?: boolean; onSend: Send<string>; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={title ?? t(`tickets.act.${act}Title`)} text={t(`tickets.act.${act}Text`)} act={t(`tickets.act.${act}`)} defaults={{ reason: '' }} onClose={onClose} onSend={(values) => onSend(text(values.reason))}>
      <TextField name="reason" label={t('tickets.act.reason')} required={!optional} multiline />
    </FormDialog>
  );
}

export function WaitDialog({ onSend, onClose }: { onSend: Send<{ waitingFor: string; reason: string | null }>; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('tickets.act.waitTitle')} text={t('tickets.act.waitText')} act={t('tickets.act.wait')} defaults={{ waitingFor: 'CUSTOMER', reason: '' }} onClose={onClose}
      onSend={(values) => onSend({ waitingFor: String(values.waitingFor), reason: text(values.reason) || null })}>
      <SelectField name="waitingFor" label={t('tickets.facet.waiting')} required choices={['CUSTOMER', 'SUPPLIER', 'INSIDE'].map((value) => ({ value, label: t(`waitingFor.${value}`) }))} />
      <TextField name="reason" label={t('tickets.act.why')} multiline />
    </FormDialog>
  );
}

/** `2026-02-15T17:30` of the business zone as an instant, and back. */
const toInstant = (local: unknown): string | undefined => (text(local) ? instantAt(text(local)) : undefined);
const inHours = (hours: number): string => wallTime(new Date(Date.now() + hours * 3_600_000));

export function ResolveDialog({ onSend, onClose }: { onSend: Send<{ solution: string; callBack: boolean; callbackDueAt?: string; askSurvey?: boolean }>; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('tickets.act.resolveTitle')} text={t('tickets.act.resolveText')} act={t('tickets.act.resolve')} defaults={{ solution: '', callBack: true, callbackDueAt: inHours(48), askSurvey: true }} onClose={onClose}
      onSend={(values) => onSend({ solution: text(values.solution), callBack: Boolean(values.callBack), ...(values.askSurvey ? {} : { askSurvey: false }), ...(values.callBack ? { callbackDueAt: toInstant(values.callbackDueAt) } : {}) })}>
      <TextField name="solution" label={t('tickets.act.solution')} required multiline />
      <CheckField name="callBack" label={t('tickets.act.callBack')} help={t('tickets.act.callBackHelp')} />
      <CallbackTime />
      <CheckField name="askSurvey" label={t('tickets.act.askSurvey')} help={t('tickets.act.askSurveyHelp')} />
    </FormDialog>
  );
}
function CallbackTime() {
  const t = useT();
  const wanted = useWatch({ name: 'callBack' }) as boolean;
  return wanted ? <LocalTimeField name="callbackDueAt" label={t('tickets.act.callbackDue')} /> : null;
}
function LocalTimeField({ name, label }: { name: string; label: string }) {
  return <TextField name={name} label={label} type="datetime-local" />;
}

export function CallbackDialog({ onSend, onClose }: { onSend: Send<{ outcome: string; satisfaction: number | null; remark: string | null }>; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('tickets.act.callbackTitle')} text={t('tickets.act.callbackText')} act={t('tickets.act.callback')} defaults={{ outcome: 'REACHED', satisfaction: '', remark: '' }} onClose={onClose}
      onSend={(values) => onSend({ outcome: String(values.outcome), satisfaction: values.outcome === 'REACHED' && values.satisfaction ? Number(values.satisfaction) : null, remark: text(values.remark) || null })}>
      <SelectField name="outcome" label={t('tickets.act.outcome')} required choices={['REACHED', 'NOT_REACHED', 'DECLINED'].map((value) => ({ value, label: t(`callbackOutcome.${value}`) }))} />
      <Satisfaction />
      <TextField name="remark" label={t('tickets.act.remark')} multiline />
    </FormDialog>
  );
}
function Satisfaction() {
  const t = useT();
  const reached = useWatch({ name: 'outcome' }) === 'REACHED';
  return reached ? <SelectField name="satisfaction" label={t('tickets.act.satisfaction')} help={t('tickets.act.satisfactionHelp')} none choices={['5', '4', '3', '2', '1'].map((value) => ({ value, label: t('tickets.act.points', { points: value }) }))} /> : null;
}

export interface Classified { subject?: string; categoryId?: string | null; needClass?: string; level?: string; priority?: string; batchNo?: string | null }
export function ClassifyDialog({ defaults, onSend, onClose }: { defaults: Classified; onSend: Send<Classified>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const choices = (word: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${word}.${value}`) }));
  return (
    <FormDialog title={t('tickets.act.classifyTitle')} act={t('tickets.act.classify')} defaults={defaults} onClose={onClose}
      onSend={(values) => onSend({
        subject: text(values.subject), categoryId: (values.categoryId as string) || null, needClass: String(values.needClass), level: String(values.level), priority: String(values.priority), batchNo: text(values.batchNo) || null,
      })}>
      <TextField name="subject" label={t('tickets.field.subject')} required />
      <ReferenceField name="categoryId" label={t('tickets.facet.category')} resource="ticketCategories" filter={{ isArchived: false }} searchable={false} say={(row) => format.named(row as { nameZh?: string })} />
      <Pair>
        <SelectField name="needClass" label={t('tickets.facet.need')} required choices={choices('needClass', NEEDS)} />
        <SelectField name="level" label={t('tickets.facet.level')} required choices={choices('ticketLevel', LEVELS)} />
      </Pair>
      <Pair>
        <SelectField name="priority" label={t('tickets.facet.priority')} required choices={choices('ticketPriority', ['LOW', 'NORMAL', 'HIGH', 'TOP'])} />
        <TextField name="batchNo" label={t('tickets.field.batch')} />
      </Pair>
    </FormDialog>
  );
}

export interface TaskValues { taskKind: string; title: string; assigneeId: string | null; dueAt: string | null }
export function TaskDialog({ onSend, onClose }: { onSend: Send<TaskValues>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <FormDialog title={t('tickets.act.taskTitle')} act={t('tickets.act.task')} defaults={{ taskKind: 'EVIDENCE', title: '', assigneeId: null, dueOn: dayOf(new Date(Date.now() + 86_400_000)) }} onClose={onClose}
      onSend={(values) => onSend({ taskKind: String(values.taskKind), title: text(values.title), assigneeId: (values.assigneeId as string) || null, dueAt: text(values.dueOn) ? instantAt(`${text(values.dueOn)}T18:00`) : null })}>
      <SelectField name="taskKind" label={t('tickets.task.kind')} required choices={['SITE_VISIT', 'EVIDENCE', 'QUALITY_CHECK', 'SUPPLIER', 'OTHER'].map((value) => ({ value, label: t(`taskKind.${value}`) }))} />
      <TextField name="title" label={t('tickets.task.title')} required />
      <Pair>
        <ReferenceField name="assigneeId" label={t('tickets.act.to')} resource="employees" say={format.person} />
        <TextField name="dueOn" label={t('tickets.task.due')} type="date" />
      </Pair>
    </FormDialog>
  );
}

/** Names another ticket: to link, or to take in. */
export function OtherTicketDialog({ act, customerId, own, onSend, onClose }: { act: 'link' | 'join'; customerId: string; own: string; onSend: Send<{ otherId: string; reason: string | null }>; onClose: () => void }) {
  const t = useT();
  const [other, setOther] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  return (
    <FormDialog title={t(`tickets.act.${act}Title`)} text={t(`tickets.act.${act}Text`)} act={t(`tickets.act.${act}`)} defaults={{ reason: '' }} onClose={onClose}
      onSend={async (values) => { if (!other) { setMissing(true); return; } await onSend({ otherId: other, reason: text(values.reason) || null }); }}>
      <FieldShell label={t('tickets.act.other')} error={missing && !other ? t('form.required') : undefined}>
        {({ id, describedBy, invalid }) => <ReferencePicker id={id} describedBy={describedBy} invalid={invalid} resource="tickets" say={(row) => `${String(row.number)} ${String(row.subject)}`} sort={{ field: 'openedAt', order: 'DESC' }}
          filter={{ not: { ids: [own] }, ...(act === 'join' ? { customerId } : {}) }} value={other} onChange={setOther} />}
      </FieldShell>
      <TextField name="reason" label={t('tickets.act.why')} />
    </FormDialog>
  );
}

/** Names the new ticket of a second need; its messages were picked in the thread. */
export function SplitDialog({ count, onSend, onClose }: { count: number; onSend: Send<string>; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('tickets.act.splitTitle')} text={t('tickets.act.splitText', { count, smart_count: count })} act={t('tickets.act.split')} defaults={{ subject: '' }} onClose={onClose} onSend={(values) => onSend(text(values.subject))}>
      <TextField name="subject" label={t('tickets.field.subject')} required />
    </FormDialog>
  );
}
