// What is said in a case by a short form: planning a visit, deciding shares, proposing, answering, claiming.
import { type ReactNode, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { instantAt, useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { AGREE_REMEDIES, ANSWER_CHARGE, CANCEL_VISIT, CLAIM, type CaseState, type Charge, DECIDE, DELAY_REMEDY, FINISH_REMEDY, PLAN_VISIT, PROPOSE_REMEDIES, type RemedyRow, SETTLE_CHARGE, START_REMEDY, type Visit, WITHDRAW_CHARGE } from './liability.operations.ts';

/** What is being done, and to which row. */
export type CaseAct =
  | { act: 'plan' | 'decide' | 'propose' | 'claim' } | { act: 'cancelVisit'; visit: Visit }
  | { act: 'agree' | 'decline' | 'start' | 'finish' | 'delay'; remedy: RemedyRow } | { act: 'accept' | 'refuse' | 'settle' | 'withdraw'; charge: Charge };

const text = (value: unknown): string => String(value ?? '').trim();
const amountOf = (value: unknown): string => (/^\d+(\.\d{1,2})?$/.test(text(value)) ? Number(text(value)).toFixed(2) : text(value));
/** Of the store's wall clock. */
const instantOf = (local: unknown): string | null => (text(local) ? instantAt(text(local)) : null);
const inHours = (hours: number): string => new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 16);
const SHARES = ['product', 'transport', 'installation', 'use'] as const;

function Sum() {
  const t = useT();
  const values = useWatch({ name: SHARES.map((name) => `${name}Share`) }) as unknown[];
  const sum = values.map((value) => Number(value ?? 0)).reduce((all, one) => all + (Number.isFinite(one) ? one : 0), 0);
  const shown = Math.round(sum * 100) / 100;
  return <p className={shown === 100 ? 'note ok' : 'note soon'} aria-live="polite">{t('liability.sum', { sum: shown })}</p>;
}

/** The dialog of an act; `onDone` after it. */
export function CaseDialog({ ticketId, storeId, doing, state, onClose, onDone }: { ticketId: string; storeId?: string; doing: CaseAct; state: CaseState; onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  // One dialog, one request: sent again after a lost answer, it counts once.
  const [key] = useState(newKey);
  const shell = (title: string, act: string, send: (values: FieldValues) => Promise<unknown>, fields: ReactNode, more: { text?: string; defaults?: FieldValues } = {}) => (
    <FormDialog title={title} act={act} onClose={onClose} onSend={async (values) => { await send(values); await onDone(); }} {...more}>{fields}</FormDialog>
  );
  switch (doing.act) {
    case 'plan': return shell(t('visit.plan'), t('visit.planAct'), (values) => request(PLAN_VISIT, { input: { ticketId, idempotencyKey: key, technicianId: values.technicianId || null, dueAt: instantOf(values.dueAt) } }), (
      <>
        <ReferenceField name="technicianId" label={t('visit.technician')} resource="employees" say={format.person} filter={storeId ? { storeId: { eq: storeId } } : undefined} />
        <TextField name="dueAt" label={t('visit.dueAt')} type="datetime-local" />
      </>), { text: t('visit.planText') });
    case 'cancelVisit': return shell(t('visit.cancel'), t('visit.cancel'), (values) => request(CANCEL_VISIT, { input: { id: doing.visit.id, expectedVersion: doing.visit.version, reason: text(values.reason) } }), <TextField name="reason" label={t('liability.reason')} required multiline />);
    case 'decide': {
      const proposed = state.proposedShares;
      return shell(t('liability.decide'), t('liability.decide'), (values) => request(DECIDE, { input: { ticketId, idempotencyKey: key, reason: text(values.reason), ...Object.fromEntries(SHARES.map((name) => [`${name}Share`, text(values[`${name}Share`]) || '0'])) } }), (
        <>
          {proposed && <p className="note">{t('liability.proposed', { reason: format.language === 'zh' ? state.proposalZh : state.proposalEn })}</p>}
          <Pair>{SHARES.slice(0, 2).map((name) => <TextField key={name} name={`${name}Share`} label={t(`faultCause.${name.toUpperCase()}`)} suffix="%" inputMode="decimal" />)}</Pair>
          <Pair>{SHARES.slice(2).map((name) => <TextField key={name} name={`${name}Share`} label={t(`faultCause.${name.toUpperCase()}`)} suffix="%" inputMode="decimal" />)}</Pair>
          <Sum />
          <TextField name="reason" label={t('liability.reason')} required multiline />
        </>), { text: t('liability.decideText'), defaults: Object.fromEntries(SHARES.map((name) => [`${name}Share`, proposed?.[name] ?? '0'])) });
    }
    case 'propose': return shell(t('remedy.propose'), t('remedy.propose'), (values) => request(PROPOSE_REMEDIES, { input: { ticketId, idempotencyKey: key, items: [{
      remedyKind: text(values.remedyKind), what: text(values.what), amount: amountOf(values.amount), ...(text(values.costAmount) ? { costAmount: amountOf(values.costAmount) } : {}), dueAt: instantOf(values.dueAt),
    }] } }), (
      <>
        <SelectField name="remedyKind" label={t('remedy.kind')} required choices={['REPAIR', 'REPLACE', 'REFUND', 'SERVICE', 'GIFT', 'VOUCHER'].map((value) => ({ value, label: t(`remedyKind.${value}`) }))} />
        <TextField name="what" label={t('remedy.what')} required />
        <Pair><TextField name="amount" label={t('remedy.amount')} required inputMode="decimal" /><TextField name="costAmount" label={t('remedy.cost')} inputMode="decimal" /></Pair>
        <TextField name="dueAt" label={t('remedy.dueAt')} type="datetime-local" required />
      </>), { defaults: { remedyKind: 'REPLACE', dueAt: inHours(48) } });
    case 'agree': case 'decline': return shell(t(`remedy.${doing.act}`), t(`remedy.${doing.act}`), (values) => request(AGREE_REMEDIES, { input: { ticketId, ids: [doing.remedy.id], isAgreed: doing.act === 'agree', agreement: text(values.agreement) } }), <TextField name="agreement" label={t('remedy.how')} required multiline />, { text: doing.remedy.what });
    case 'start': return shell(t('remedy.start'), t('remedy.start'), async () => {
      const { startRemedy } = await request<{ startRemedy: { compensation: { state: string } | null } | null }>(START_REMEDY, { input: { id: doing.remedy.id, expectedVersion: doing.remedy.version, idempotencyKey: key } });
      toastDone(t(startRemedy?.compensation?.state === 'PENDING' ? 'remedy.asked' : 'remedy.started'));
    }, null, { text: `${doing.remedy.what} ${format.money(doing.remedy.amount)}` });
    case 'finish': return shell(t('remedy.finish'), t('remedy.finish'), (values) => request(FINISH_REMEDY, { input: { id: doing.remedy.id, expectedVersion: doing.remedy.version, outcome: text(values.outcome) } }), <TextField name="outcome" label={t('remedy.outcome')} required multiline />, { text: doing.remedy.what });
    case 'delay': return shell(t('remedy.delay'), t('remedy.delay'), (values) => request(DELAY_REMEDY, { input: { id: doing.remedy.id, expectedVersion: doing.remedy.version, waitsFor: text(values.waitsFor), dueAt: instantOf(values.dueAt) } }), (
      <><TextField name="waitsFor" label={t('remedy.waitsFor')} required /><TextField name="dueAt" label={t('remedy.dueAt')} type="datetime-local" required /></>), { text: doing.remedy.what, defaults: { dueAt: inHours(72) } });
    case 'claim': {
      const first = state.causes.find((one) => Number(one.left) > 0);
      return shell(t('charge.claim'), t('charge.claim'), (values) => request(CLAIM, { input: { ticketId, idempotencyKey: key, cause: text(values.cause), party: text(values.party), partyName: text(values.partyName), amount: amountOf(values.amount), reason: text(values.reason) } }), (
        <>
          <SelectField name="cause" label={t('charge.cause')} required choices={state.causes.map((one) => ({ value: one.cause, label: t('charge.left', { cause: t(`faultCause.${one.cause}`), left: format.money(one.left) }) }))} />
          <Pair><SelectField name="party" label={t('charge.party')} required choices={['SUPPLIER', 'CARRIER', 'INSTALLER'].map((value) => ({ value, label: t(`chargeParty.${value}`) }))} /><TextField name="partyName" label={t('charge.name')} required /></Pair>
          <TextField name="amount" label={t('charge.amount')} required inputMode="decimal" />
          <TextField name="reason" label={t('charge.reason')} required multiline />
        </>), { defaults: { cause: first?.cause ?? '', amount: first?.left ?? '', party: first?.cause === 'TRANSPORT' ? 'CARRIER' : first?.cause === 'INSTALLATION' ? 'INSTALLER' : 'SUPPLIER' } });
    }
    case 'accept': case 'refuse': return shell(t(`charge.${doing.act}`), t(`charge.${doing.act}`), (values) => request(ANSWER_CHARGE, { input: {
      id: doing.charge.id, expectedVersion: doing.charge.version, isAccepted: doing.act === 'accept', answer: text(values.answer), ...(doing.act === 'accept' ? { acceptedAmount: amountOf(values.acceptedAmount) } : {}),
    } }), (
      <>{doing.act === 'accept' && <TextField name="acceptedAmount" label={t('charge.acceptedAmount')} required inputMode="decimal" />}<TextField name="answer" label={t('charge.answer')} required multiline /></>), { text: doing.charge.partyName, defaults: { acceptedAmount: doing.charge.amount } });
    case 'settle': return shell(t('charge.settle'), t('charge.settle'), (values) => request(SETTLE_CHARGE, { input: { id: doing.charge.id, expectedVersion: doing.charge.version, idempotencyKey: key, reference: text(values.reference) } }), <TextField name="reference" label={t('charge.reference')} required />, { text: `${doing.charge.partyName} ${format.money(doing.charge.acceptedAmount ?? doing.charge.amount)}` });
    case 'withdraw': return shell(t('charge.withdraw'), t('charge.withdraw'), (values) => request(WITHDRAW_CHARGE, { input: { id: doing.charge.id, expectedVersion: doing.charge.version, reason: text(values.reason) } }), <TextField name="reason" label={t('liability.reason')} required multiline />, { text: doing.charge.partyName });
  }
}
