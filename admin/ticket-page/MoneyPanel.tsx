// Money on a ticket: what was given and waits, what the viewer may still give alone and why, who decides beyond that; giving asks first.
import { Coins, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { type Explanation, ExplainPopover } from '../shared/Explain.tsx';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { Money } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { type Given, mayTakeBack, TakeBackDialog } from './TakeBack.tsx';
import type { TicketDetail } from './ticket-page.operations.ts';

interface RefundableLine { purchaseLineId: string; productZh: string; productEn: string; left: string }
interface Room {
  canGrant: boolean; given: string; pending: string; returned: string; left: string; approvalFrom: string; explanation: Explanation;
  limits: { key: string | null; labelZh: string; labelEn: string; most: string; spent: string; left: string; isTightest: boolean }[];
  approvers: { rolesZh: string[]; rolesEn: string[]; upTo: string | null }[]; lines: RefundableLine[];
  suggestions: { scenario: string; labelZh: string; labelEn: string; kind: string; amount: string | null }[];
}
const ROOM = gql`query MoneyRoom($id: ID!) {
  compensationRoom(ticketId: $id) {
    canGrant given pending returned left approvalFrom explanation
    limits { key labelZh labelEn most spent left isTightest } approvers { rolesZh rolesEn upTo } lines { purchaseLineId productZh productEn left }
    suggestions { scenario labelZh labelEn kind amount }
  }
  ticket(id: $id) { compensations { id version compensationKind state origin amount what voucherCode reversalReason grantedBy { id name nameEn } } }
}`;
/** What is left for what is being given: its kind and its scenario have limits of their own. */
const LEFT_FOR = gql`query MoneyLeftFor($id: ID!, $kind: CompensationKind, $scenario: String) { compensationRoom(ticketId: $id, kind: $kind, scenario: $scenario) { given left approvers { rolesZh rolesEn upTo } } }`;
const REVISE = gql`mutation ReviseCompensation($input: ReviseCompensationInput!) { reviseCompensation(input: $input) { id state amount } }`;
const GRANT = gql`mutation GrantCompensation($input: GrantCompensationInput!) { grantCompensation(input: $input) { id state amount } }`;
/** An amount as people write it; a third decimal is not rounded away unseen. */
const ASKED = /^\d+(\.\d{1,2})?$/;
const KINDS = ['REFUND', 'VOUCHER', 'GIFT', 'SERVICE', 'CARE'] as const;

/** One bar: given solid, waiting or this time hatched, the rest empty. */
function MoneyBar({ most, given, more }: { most: number; given: number; more: number }) {
  const share = (part: number) => `${most > 0 ? Math.min(100, (part / most) * 100) : 0}%`;
  return <span className="money-bar" aria-hidden><i style={{ width: share(given) }} /><i className="hatch" style={{ left: share(given), width: share(more) }} /></span>;
}

/** `onDone` once something was given. */
export function MoneyPanel({ ticket, onDone }: { ticket: TicketDetail; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [giving, setGiving] = useState<string | null>(null);
  const [taking, setTaking] = useState<Given | null>(null);
  const [revising, setRevising] = useState<Given | null>(null);
  const { data, refetch } = useAsk<{ compensationRoom: Room; ticket: { compensations: Given[] | null } | null }>(ROOM, { id: ticket.id }, { staleTime: 5_000 });
  const room = data?.compensationRoom;
  if (!room) return null;
  const tightest = room.limits.find((limit) => limit.isTightest);
  const given = data?.ticket?.compensations ?? [];
  if (!room.canGrant && given.length === 0) return null;
  const most = Number(tightest?.most ?? 0);
  const comma = format.language === 'zh' ? '、' : ', ';
  const first = room.approvers[0];
  return (
    <section aria-label={t('money.title')}>
      <h2>{t('money.title')}{tightest && <span className="end n t12 t3">{format.language === 'zh' ? tightest.labelZh : tightest.labelEn} {format.money(tightest.most)}</span>}</h2>
      {tightest && <MoneyBar most={most} given={Number(tightest.spent)} more={Number(room.pending)} />}
      <dl className="kv money">
        {given.map((one) => [<dt key={one.id}>{t(`compensation.${one.compensationKind}`)}<span className="t12 t3">{format.language === 'zh' ? '，' : ', '}{t(`compensationState.${one.state}`)}</span></dt>, <dd key={`${one.id} `}><Money value={one.amount} />{ticket.status !== 'ARCHIVED' && mayTakeBack(one, { employeeId: viewer?.employeeId ?? null }, can) && <>{' '}<button type="button" className="lk t12" aria-label={t('money.takeBackNamed', { what: t(`compensation.${one.compensationKind}`), amount: format.money(one.amount) })} onClick={() => setTaking(one)}>{t('money.takeBack')}</button></>}{ticket.status !== 'ARCHIVED' && one.state === 'PENDING' && one.origin === 'GRANT' && one.grantedBy !== null && one.grantedBy.id === viewer?.employeeId && can('tickets:compensate') && <>{' '}<button type="button" className="lk t12" aria-label={t('money.reviseNamed', { what: t(`compensation.${one.compensationKind}`), amount: format.money(one.amount) })} onClick={() => setRevising(one)}>{t('money.revise')}</button></>}{one.reversalReason && <span className="t12 t3" style={{ display: 'block' }}>{one.reversalReason}</span>}</dd>])}
        <dt>{t('money.left')}</dt><dd><ExplainPopover name={t('money.left')} explanation={room.explanation}><Money value={room.left} /></ExplainPopover></dd>
      </dl>
      {room.canGrant && <p className={Number(room.left) > 0 ? 'note ok' : 'note soon'}>{Number(room.left) > 0 ? <ShieldCheck size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}<span>{t(first ? 'money.sentence' : 'money.sentencePlain', { left: format.money(room.left), from: format.money(room.approvalFrom), who: (format.language === 'zh' ? first?.rolesZh : first?.rolesEn)?.join(comma) ?? '' })}</span></p>}
      {room.canGrant && can('tickets:compensate') && ticket.status !== 'ARCHIVED' && <button type="button" className="btn sm" style={{ marginTop: 8 }} data-give-money onClick={() => setGiving(newKey())}><Coins size={14} aria-hidden />{t('money.give')}</button>}
      {revising && (
        <FormDialog title={t('money.reviseNamed', { what: t(`compensation.${revising.compensationKind}`), amount: format.money(revising.amount) })} text={t('money.reviseText')} act={t('money.revise')} defaults={{ amount: revising.amount, reason: '' }} onClose={() => setRevising(null)}
          onSend={async (values) => {
            await request(REVISE, { input: { id: revising.id, expectedVersion: revising.version, amount: Number(values.amount).toFixed(2), reason: String(values.reason ?? '').trim() } });
            setRevising(null);
            toastDone(t('money.revised', { amount: format.money(Number(values.amount).toFixed(2)) }));
            await Promise.all([refetch(), onDone()]);
          }}>
          <TextField name="amount" label={t('money.amount')} required inputMode="decimal" rules={{ validate: (value: unknown) => ASKED.test(String(value ?? '').trim()) || t('money.amountWrong') }} />
          <TextField name="reason" label={t('tickets.act.reason')} required multiline />
        </FormDialog>
      )}
      {taking && <TakeBackDialog given={taking} onClose={() => setTaking(null)} onDone={() => Promise.all([refetch(), onDone()])} />}
      {giving && <GiveDialog ticket={ticket} room={room} idempotencyKey={giving} onClose={() => setGiving(null)} onGiven={async () => { setGiving(null); await Promise.all([refetch(), onDone()]); }} />}
    </section>
  );
}

function GiveDialog({ ticket, room, idempotencyKey, onClose, onGiven }: { ticket: TicketDetail; room: Room; idempotencyKey: string; onClose: () => void; onGiven: () => Promise<void> }) {
  const t = useT();
  const format = useFormat();
  const send = async (values: Record<string, unknown>) => {
    const kind = String(values.kind);
    const scenario = room.suggestions.find((one) => one.scenario === values.scenario)?.scenario;
    const { grantCompensation } = await request<{ grantCompensation: { state: string; amount: string } | null }>(GRANT, { input: {
      ticketId: ticket.id, idempotencyKey, kind, amount: Number(values.amount).toFixed(2), reason: String(values.reason ?? '').trim(), ...(scenario ? { scenario } : {}),
      ...(kind === 'REFUND' && values.purchaseLineId ? { purchaseLineId: values.purchaseLineId } : {}), ...(['GIFT', 'SERVICE', 'CARE'].includes(kind) ? { what: String(values.what ?? '').trim() } : {}),
    } });
    toastDone(t(grantCompensation?.state === 'PENDING' ? 'money.asked' : 'money.given', { amount: format.money(grantCompensation?.amount) }));
    await onGiven();
  };
  return (
    <FormDialog title={t('money.give')} act={t('money.act')} onClose={onClose} onSend={send}
      defaults={{ kind: room.lines.length > 0 ? 'REFUND' : 'VOUCHER', amount: '', scenario: '', reason: '', what: '', purchaseLineId: room.lines.length === 1 ? room.lines[0]?.purchaseLineId : '' }}>
      {room.suggestions.length > 0 && <SelectField name="scenario" label={t('money.scenario')} none choices={room.suggestions.map((one) => ({ value: one.scenario, label: [format.language === 'zh' ? one.labelZh : one.labelEn, one.amount && format.money(one.amount)].filter(Boolean).join(' ') }))} />}
      <Pair>
        <SelectField name="kind" label={t('money.kind')} required choices={KINDS.map((value) => ({ value, label: t(`compensation.${value}`) }))} />
        <TextField name="amount" label={t('money.amount')} required inputMode="decimal" rules={{ validate: (value: unknown) => ASKED.test(String(value ?? '').trim()) || t('money.amountWrong') }} />
      </Pair>
      <MoreFields room={room} />
      <TextField name="reason" label={t('tickets.act.reason')} required multiline />
      <Beyond ticketId={ticket.id} room={room} />
    </FormDialog>
  );
}

/** What only some kinds ask for; an amount that a scenario suggests is filled in. */
function MoreFields({ room }: { room: Room }) {
  const t = useT();
  const format = useFormat();
  const { setValue } = useFormContext();
  const kind = String(useWatch({ name: 'kind' }));
  const scenario = useWatch({ name: 'scenario' }) as string | null;
  const [filled, setFilled] = useState(scenario);
  if (scenario !== filled) {
    setFilled(scenario);
    const one = room.suggestions.find((each) => each.scenario === scenario);
    if (one) queueMicrotask(() => { setValue('kind', one.kind); if (one.amount) setValue('amount', one.amount); });
  }
  if (kind === 'REFUND' && room.lines.length > 0) return <SelectField name="purchaseLineId" label={t('money.line')} none choices={room.lines.map((line) => ({ value: line.purchaseLineId, label: `${format.language === 'zh' ? line.productZh : line.productEn} ${t('money.lineLeft', { left: format.money(line.left) })}` }))} />;
  if (kind === 'REFUND') return <p className="note soon" role="status"><TriangleAlert size={14} aria-hidden />{t('money.noLines')}</p>;
  return ['GIFT', 'SERVICE', 'CARE'].includes(kind) ? <TextField name="what" label={t('money.what')} required /> : null;
}
/** Says before it is sent that it goes beyond one's own authority, and who decides. */
function Beyond({ ticketId, room }: { ticketId: string; room: Room }) {
  const t = useT();
  const format = useFormat();
  const [amount, kind, scenario] = useWatch({ name: ['amount', 'kind', 'scenario'] }) as [string, string, string | null];
  const { data } = useAsk<{ compensationRoom: Pick<Room, 'given' | 'left' | 'approvers'> }>(LEFT_FOR, { id: ticketId, kind, scenario: scenario || null }, { staleTime: 30_000 });
  const { left, given, approvers } = data?.compensationRoom ?? room;
  const over = Number(amount ?? 0) - Number(left);
  if (!(over > 0) || !/^\d+(?:\.\d{1,2})?$/.test(String(amount ?? '').trim())) return null;
  const who = approvers.find((one) => one.upTo === null || Number(one.upTo) >= Number(amount) + Number(given)) ?? approvers.at(-1);
  return <p className="note soon" role="status"><TriangleAlert size={14} aria-hidden />{t('money.beyond', { over: format.money(over.toFixed(2)), who: (format.language === 'zh' ? who?.rolesZh : who?.rolesEn)?.join(format.language === 'zh' ? '、' : ', ') ?? '' })}</p>;
}
