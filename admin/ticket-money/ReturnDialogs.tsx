// What is asked before a return is decided, appealed, taken back, received or asked for.
import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { CheckField, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { ProofField } from '../ticket-playbook/ProofField.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { APPEAL_RETURN, CANCEL_RETURN, DECIDE_RETURN, RECEIVE_RETURN, REQUEST_RETURN, RETURN_REASONS, RETURN_ROUTES, type ReturnRow } from './desk.operations.ts';

export type ReturnAct = 'accept' | 'refuse' | 'appeal' | 'cancel' | 'receive';
const text = (value: unknown): string => String(value ?? '').trim();

export function ReturnDialog({ act, row, onDone, onClose }: { act: ReturnAct; row: ReturnRow; onDone: () => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const target = { id: row.id, expectedVersion: row.version };
  const done = async (words: string) => { toastDone(t(`returns.done.${words}`)); await onDone(); };
  switch (act) {
    case 'accept': return (
      <FormDialog title={t('returns.accept')} text={t('returns.acceptText')} act={t('returns.acceptAct')} defaults={{ refundAmount: row.refundAmount, reason: '' }} onClose={onClose}
        onSend={async (values) => {
          const { decideReturn } = await request<{ decideReturn: { approvalId: string | null; state: string } | null }>(DECIDE_RETURN, { input: { ...target, isAccepted: true, refundAmount: Number(values.refundAmount).toFixed(2), reason: text(values.reason) || null } });
          await done(decideReturn?.state === 'REQUESTED' && decideReturn.approvalId ? 'asked' : 'accept');
        }}>
        <TextField name="refundAmount" label={t('returns.refund')} required inputMode="decimal" help={t('returns.refundHelp', { amount: format.money(row.refundAmount) })}
          rules={{ validate: (value: unknown) => (/^\d+(\.\d{1,2})?$/.test(text(value)) && Number(value) > 0 && Number(value) <= Number(row.refundAmount)) || t('returns.refundHelp', { amount: format.money(row.refundAmount) }) }} />
        <TextField name="reason" label={t('returns.why')} multiline />
      </FormDialog>
    );
    case 'refuse': return (
      <FormDialog title={t('returns.refuse')} text={t('returns.refuseText')} act={t('returns.refuse')} defaults={{ reason: '' }} onClose={onClose}
        onSend={async (values) => { await request(DECIDE_RETURN, { input: { ...target, isAccepted: false, reason: text(values.reason) } }); await done('refuse'); }}>
        <TextField name="reason" label={t('returns.why')} required multiline />
      </FormDialog>
    );
    case 'appeal': return (
      <FormDialog title={t('returns.appeal')} text={t('returns.appealText')} act={t('returns.appealAct')} defaults={{ reason: '' }} onClose={onClose}
        onSend={async (values) => { await request(APPEAL_RETURN, { input: { ...target, reason: text(values.reason) } }); await done('appeal'); }}>
        <TextField name="reason" label={t('returns.appealWhy')} required multiline />
      </FormDialog>
    );
    case 'cancel': return (
      <FormDialog title={t('returns.cancel')} act={t('returns.cancel')} defaults={{ reason: '' }} onClose={onClose}
        onSend={async (values) => { await request(CANCEL_RETURN, { input: { ...target, reason: text(values.reason) || null } }); await done('cancel'); }}>
        <TextField name="reason" label={t('returns.why')} multiline />
      </FormDialog>
    );
    case 'receive': return (
      <FormDialog title={t('returns.receive')} act={t('returns.receive')} defaults={{ isRestocked: false }} onClose={onClose}
        onSend={async (values) => { await request(RECEIVE_RETURN, { input: { ...target, isRestocked: Boolean(values.isRestocked) } }); await done('receive'); }}>
        <CheckField name="isRestocked" label={t('returns.restock')} />
      </FormDialog>
    );
  }
}

export interface ReturnLine { purchaseLineId: string; productZh: string; productEn: string; quantity: string; left: string; isFresh: boolean }
/** Why such a line usually comes back: fresh goods by their photo, else what the ticket is about. */
const usual = (line: ReturnLine | undefined, isQuality: boolean): string => (isQuality || line?.isFresh ? (line?.isFresh ? 'FRESH' : 'QUALITY') : 'NO_REASON');

/** The reason follows the line, until somebody has said it. */
function Reason({ lines, isQuality }: { lines: readonly ReturnLine[]; isQuality: boolean }) {
  const t = useT();
  const { setValue, formState } = useFormContext();
  const chosen = useWatch({ name: 'purchaseLineId' }) as string;
  const said = Boolean(formState.dirtyFields.reason);
  const reason = usual(lines.find((line) => line.purchaseLineId === chosen), isQuality);
  useEffect(() => { if (!said) setValue('reason', reason); }, [said, reason, setValue]);
  return <SelectField name="reason" label={t('returns.reason')} required choices={RETURN_REASONS.map((value) => ({ value, label: t(`returnReason.${value}`) }))} />;
}

/** Asks for a return on a ticket: which line of what was bought (`about`: the one the ticket names), why, by which route, and the photos that show it. */
export function RequestReturnDialog({ ticketId, about, isQuality, lines, onDone, onClose }: { ticketId: string; about: string | null; isQuality: boolean; lines: readonly ReturnLine[]; onDone: () => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const [key] = useState(newKey);
  const isThere = (line: ReturnLine): boolean => Number(line.left) > 0;
  const first = lines.find((line) => line.purchaseLineId === about && isThere(line)) ?? lines.find(isThere) ?? lines[0];
  return (
    <FormDialog title={t('returns.requestTitle')} text={t('returns.requestText')} act={t('returns.requestAct')} defaults={{ purchaseLineId: first?.purchaseLineId ?? '', reason: usual(first, isQuality), route: 'DESK', quantity: '', hasPackaging: true, photos: [], remark: '' }} onClose={onClose}
      onSend={async (values) => {
        const { requestReturn } = await request<{ requestReturn: { state: string; refundAmount: string } | null }>(REQUEST_RETURN, { input: {
          idempotencyKey: key, ticketId, purchaseLineId: values.purchaseLineId, reason: values.reason, route: values.route, hasPackaging: Boolean(values.hasPackaging), ...(text(values.quantity) ? { quantity: text(values.quantity) } : {}), remark: text(values.remark) || null, evidenceIds: values.photos,
        } });
        toastDone(requestReturn && requestReturn.state !== 'REQUESTED' ? t('returns.accepted', { amount: format.money(requestReturn.refundAmount) }) : t('returns.requested'));
        await onDone();
      }}>
      <SelectField name="purchaseLineId" label={t('returns.line')} required choices={lines.map((line) => ({ value: line.purchaseLineId, label: t('returns.lineLeft', { name: format.language === 'zh' ? line.productZh : line.productEn, left: format.money(line.left) }) }))} />
      <Reason lines={lines} isQuality={isQuality} />
      <ProofField name="photos" label={t('returns.photos')} help={t('returns.photosHelp')} kind="PHOTO" ticketId={ticketId} optional all />
      <Pair><SelectField name="route" label={t('returns.route')} required choices={RETURN_ROUTES.map((value) => ({ value, label: t(`returnRoute.${value}`) }))} /><TextField name="quantity" label={t('returns.quantity')} inputMode="decimal" help={t('returns.quantityHelp')} /></Pair>
      <CheckField name="hasPackaging" label={t('returns.hasPackaging')} />
      <TextField name="remark" label={t('returns.remark')} multiline />
    </FormDialog>
  );
}
