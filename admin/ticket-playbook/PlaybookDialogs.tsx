// What a playbook asks first: which one, the proof of a step, why one is left out, what came of it, why it is given up.
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { PROOF_FILES, ProofField } from './ProofField.tsx';
import { type Content, FINISH, LEAVE, type Step, type Use } from './ticket-playbook.operations.ts';

const text = (value: unknown): string => String(value ?? '').trim();

/** Another playbook than those proposed. */
export function ChooseDialog({ onSend, onClose }: { onSend: (playbookId: string) => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <FormDialog title={t('book.choose')} text={t('book.chooseText')} act={t('book.start')} onClose={onClose} onSend={(values) => onSend(text(values.playbookId))}>
      <ReferenceField name="playbookId" label={t('book.which')} required resource="playbooks" filter={{ isArchived: false }} sort={{ field: 'position', order: 'ASC' }} searchable={false} say={(row) => format.named(row as { nameZh?: string; nameEn?: string })} />
    </FormDialog>
  );
}

/** A field for each kind of proof that the step asks for, filled with what the ticket says already; and the amount where one may be given. */
export function TickDialog({ step, ticketId, hints, onSend, onClose }: { step: Step; ticketId: string; hints: Record<string, string | null | undefined>; onSend: (values: Record<string, unknown>) => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const send = (values: Record<string, unknown>) => onSend({
    evidence: step.evidence.map((kind) => (kind in PROOF_FILES ? { kind, note: text(values[`proof${kind}`]) || null, fileIds: values[`files${kind}`] } : { kind, note: text(values[`proof${kind}`]) })), ...(text(values.amount) ? { amount: Number(values.amount).toFixed(2) } : {}), ...(text(values.note) ? { note: text(values.note) } : {}),
  });
  return (
    <FormDialog title={t(step.evidence.length > 0 ? 'book.tickTitle' : 'book.tickMoney')} text={format.label(step)} act={t('book.done')} defaults={{ ...Object.fromEntries(step.evidence.flatMap((kind): [string, unknown][] => [[`proof${kind}`, hints[kind] ?? ''], ...(kind in PROOF_FILES ? [[`files${kind}`, []] as [string, unknown]] : [])])), amount: '', note: '' }} onClose={onClose} onSend={send}>
      {step.evidence.map((kind) => {
        const label = t(`evidence.${kind}`).replace(/^[a-z]/, (first) => first.toUpperCase());
        if (!(kind in PROOF_FILES)) return <TextField key={kind} name={`proof${kind}`} label={label} placeholder={t(`book.evidenceHint.${kind}`)} required multiline={kind === 'NOTE'} />;
        return [
          <ProofField key={kind} name={`files${kind}`} label={label} kind={kind} ticketId={ticketId} />,
          <TextField key={`${kind} words`} name={`proof${kind}`} label={t('book.fileWords')} placeholder={t(`book.evidenceHint.${kind}`)} />,
        ];
      })}
      {step.limit && <TextField name="amount" label={t('book.amount')} inputMode="decimal" help={t('book.amountHelp', { amount: format.money(step.limit) })} rules={{ validate: (value: unknown) => !text(value) || /^\d+(\.\d{1,2})?$/.test(text(value)) || t('book.amountHelp', { amount: format.money(step.limit) }) }} />}
    </FormDialog>
  );
}

export function SkipDialog({ step, onSend, onClose }: { step: Step; onSend: (reason: string) => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <FormDialog title={t('book.skipTitle')} text={format.label(step)} act={t('book.skip')} defaults={{ note: '' }} onClose={onClose} onSend={(values) => onSend(text(values.note))}>
      <TextField name="note" label={t('book.why')} required />
    </FormDialog>
  );
}

export function FinishDialog({ use, content, onDone, onClose }: { use: Use; content: Content; onDone: () => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const [key] = useState(newKey);
  return (
    <FormDialog title={t('book.finishTitle')} act={t('book.finish')} defaults={{ outcome: content.outcomes.find((one) => one.isGood)?.key ?? '', note: '' }} onClose={onClose}
      onSend={async (values) => { await request(FINISH, { input: { id: use.id, expectedVersion: use.version, idempotencyKey: key, outcome: values.outcome, note: text(values.note) || null } }); toastDone(t('book.finished')); await onDone(); }}>
      <SelectField name="outcome" label={t('book.outcome')} required choices={content.outcomes.map((one) => ({ value: one.key, label: format.label(one) }))} />
      <TextField name="note" label={t('book.note')} multiline />
    </FormDialog>
  );
}

export function LeaveDialog({ use, onDone, onClose }: { use: Use; onDone: () => Promise<void>; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('book.leaveTitle')} text={t('book.leaveText')} act={t('book.leave')} defaults={{ reason: '' }} onClose={onClose}
      onSend={async (values) => { await request(LEAVE, { input: { id: use.id, expectedVersion: use.version, reason: text(values.reason) } }); await onDone(); }}>
      <TextField name="reason" label={t('book.why')} required />
    </FormDialog>
  );
}
