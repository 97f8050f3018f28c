// Shoppers from invitation to pay: an account of their own, screening, briefing; the fee of each accepted visit booked once; how far one can rely on them.
import type { BriefShopperInput, InviteShopperInput, PayShopperVisitsInput, ScreenShopperInput, ShopperPayOutcome, ShopperReliability } from '../../../schema/quality/audit-programme.inputs.ts';
import { Shopper, ShopperPayment, ShopperState } from '../../../schema/quality/audit-programme.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { move } from '../../core/double-entry.ts';
import { AppError, demand } from '../../core/errors.ts';
import { addMoney, decimal } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { defineForm } from '../../forms/form.registry.ts';
import { fillable, formInForce, formOfVersion, submitSheet } from '../../forms/sheet.service.ts';
import { grantRole, saveUser } from '../../platform/auth/user.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { systemContextOf } from '../../platform/jobs/system.service.ts';
import { isBooked, post } from '../../platform/ledger/ledger.service.ts';
import { auditReasons } from '../audits/audit.messages.ts';
import { proofOf, reliabilityOf, type ShopperFacts } from './reliability.rules.ts';
import { SCREENING, SCREENING_FORM } from './shopper-screening.rules.ts';
import { shopperReasons } from './shopper.messages.ts';

defineForm(SCREENING_FORM);

/** Who runs the programmes and knows the shoppers. */
function demandKeeper(ctx: Context): void { authorise(ctx, 'quality:write-programmes'); authorise(ctx, 'quality:read-shoppers'); }

/** Makes an account for somebody who was asked, named by her alias alone, without a password yet; once a key. Answers the shopper's id. */
export async function inviteShopper(ctx: Context, input: InviteShopperInput): Promise<string> {
  demandKeeper(ctx);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'inviteShopper', input, async () => {
    const alias = input.alias.trim();
    for (const storeId of input.relatedStoreIds ?? []) demand(decodeId('Store', storeId), 'input.relatedStoreIds', auditReasons.AUDIT_STORE);
    demand(!(await tx.manager.existsBy(Shopper, { alias })), 'input.alias', auditReasons.SHOPPER_TAKEN);
    // She gets the one role that sees nothing but her own visits; accounts are else made by who keeps them.
    const keeper: WriteContext = { ...tx, viewer: systemContextOf(tx.db, { name: tx.viewer.name, clock: tx.clock }).viewer };
    const userId = await saveUser(keeper, { username: input.username, name: alias });
    const [role] = await tx.manager.query<{ id: string }[]>("select id::text from roles where key = 'shopper'");
    demand(role, 'input', shopperReasons.SHOPPER_ROLE);
    await grantRole(keeper, { userId, roleId: role.id, scope: 'OWN' });
    const row = await withVerb(tx, 'shopper.invited', () => tx.manager.save(tx.manager.create(Shopper, { alias, userId, state: ShopperState.APPLIED, relatedStoreIds: input.relatedStoreIds ?? [], invitedAt: tx.clock.now().toISOString() } as Partial<Shopper>)));
    return row.id;
  }));
}

async function changeShopper(ctx: Context, input: { id: string; expectedVersion: number }, verb: string, work: (tx: WriteContext) => Promise<Partial<Shopper>>): Promise<string> {
  demandKeeper(ctx);
  return transact(ctx, async (tx) => {
    if (!decodeId('Shopper', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const patch = await work(tx);
    return (await withVerb(tx, verb, () => changeRow(tx, Shopper, input.id, input.expectedVersion, patch))).id;
  });
}

/** Keeps what she was asked and whether she is fit, by the form in force. Answers the shopper's id. */
export const screenShopper = (ctx: Context, input: ScreenShopperInput): Promise<string> => changeShopper(ctx, input, 'shopper.screened', async (tx) => {
  const at = tx.clock.now().toISOString();
  const { columns } = submitSheet(await formInForce(tx, SCREENING), input.answers, { startedAt: at, submittedAt: at, answeredById: tx.viewer.employeeId });
  return { screeningVersionId: columns.formVersionId, screeningAnswers: columns.answers, screeningScore: columns.score ?? null, isFit: columns.isPassed ?? null, screenedAt: at };
});

/** Notes that she was told how visits are made. Answers the shopper's id. */
export const briefShopper = (ctx: Context, input: BriefShopperInput): Promise<string> => changeShopper(ctx, input, 'shopper.briefed', async (tx) => {
  const said = input.briefedAt ? Date.parse(input.briefedAt) : Number.NaN;
  return { briefedAt: new Date(Number.isNaN(said) ? tx.clock.now().getTime() : Math.min(said, tx.clock.now().getTime())).toISOString() };
});

/** The questions of the screening. */
export async function screeningForm(ctx: Context): Promise<unknown> {
  demandKeeper(ctx);
  const form = await formInForce(ctx, SCREENING);
  return { nameZh: form.nameZh, nameEn: form.nameEn, content: fillable(form.content) };
}

interface Ripe { visitId: string; fee: string | null; state: string | null; shopperId: string | null; userId: string | null; formVersionId: string | null; answers: Record<string, { value?: unknown; evidence?: unknown[] }> | null; isPaid: boolean }
// A visit of a mystery programme with the last audit that carried it out.
const RIPE = `
  select v.id::text "visitId", p.fee_amount::text fee, a.state, s.id::text "shopperId", s.user_id::text "userId", a.form_version_id::text "formVersionId", a.answers, pay.id is not null "isPaid"
  from audit_visits v join mystery_programmes p on p.id = v.programme_id and p.audit_kind = 'MYSTERY'
  left join lateral (select state, form_version_id, answers, filler_id from audits x where x.visit_id = v.id order by x.id desc limit 1) a on true
  left join shoppers s on s.user_id = coalesce(a.filler_id, v.filler_id) left join shopper_payments pay on pay.visit_id = v.id
  where case when $1::bigint[] is null then v.state = 'DONE' and pay.id is null and p.fee_amount > 0 and a.state in ('PUBLISHED', 'DISPUTED', 'FINAL') else v.id = any($1::bigint[]) end order by v.id limit 500`;

/** Pays accepted visits, each once whoever asks how often: reviewed and not void, by the fee of the programme, with proof or a reason. */
export async function payShopperVisits(ctx: Context, input: PayShopperVisitsInput): Promise<ShopperPayOutcome> {
  demandKeeper(ctx);
  const waiver = input.waiver?.trim() || null;
  return transact({ ...ctx, ...(waiver ? { reason: waiver } : {}) }, (tx) => once(tx, input.idempotencyKey, 'payShopperVisits', input, async () => {
    const ids = input.visitIds?.length ? input.visitIds.filter((id) => decodeId('AuditVisit', id)) : null;
    // Two who pay at once wait for each other: what the first has paid the second finds paid.
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shopper payments'))`);
    const rows = await tx.manager.query<Ripe[]>(RIPE, [ids]);
    const outcome: ShopperPayOutcome = { paidCount: 0, paidAmount: '0.00', unpaid: [] };
    for (const row of rows) {
      const leave = (why: string): void => { outcome.unpaid.push({ visitId: row.visitId, why }); };
      if (row.isPaid) { leave('PAID'); continue; }
      if (row.state === 'VOID') { leave('VOID'); continue; }
      if (!row.state || !['PUBLISHED', 'DISPUTED', 'FINAL'].includes(row.state) || !row.formVersionId) { leave('NOT_REVIEWED'); continue; }
      if (!row.shopperId || !row.userId) { leave('NO_SHOPPER'); continue; }
      if (!row.fee || decimal(row.fee).isZero()) { leave('NO_FEE'); continue; }
      const form = await formOfVersion(tx, row.formVersionId);
      const proof = proofOf(form.content.sections.flatMap((section) => section.questions), row.answers ?? {});
      if (!proof.hasReceipt && !proof.hasPlace && !waiver) { leave('NO_PROOF'); continue; }
      await pay(tx, row as Ripe & { fee: string }, { ...proof, waiver: proof.hasReceipt || proof.hasPlace ? null : waiver });
      outcome.paidCount += 1;
      outcome.paidAmount = addMoney(outcome.paidAmount, row.fee);
    }
    return outcome;
  }));
}

async function pay(tx: WriteContext, row: Ripe & { fee: string }, more: { hasReceipt: boolean; hasPlace: boolean; waiver: string | null }): Promise<void> {
  const key = `shopper-visit:${row.visitId}`;
  if (await isBooked(tx, key)) return;
  const made = await withVerb(tx, 'shopperPayment.booked', () => tx.manager.save(tx.manager.create(ShopperPayment, {
    visitId: row.visitId, shopperId: row.shopperId as string, userId: row.userId as string, amount: row.fee, ...more, bookedAt: tx.clock.now().toISOString(),
  } as Partial<ShopperPayment>)));
  // No store: the books of a store must not say when somebody came in secret, or who.
  await post(tx, { key, kind: 'shopperPayment.booked', storeId: null, resource: 'ShopperPayment', resourceKey: made.id, sides: move(row.fee, 'shopper-fees', 'shoppers-payable') });
}

const FACTS = `
  select s.id::text "shopperId", s.alias, v.visits::int, v.made::int, a.reviewed::int, a.accepted::int, a.reported::int, f.photos::int, f.reused::int, a.sheets
  from shoppers s
  cross join lateral (select count(*) visits, count(*) filter (where state = 'DONE') made from audit_visits x where x.filler_id = s.user_id and x.state <> 'CANCELLED' and (x.state = 'DONE' or x.planned_on < $1::date)) v
  cross join lateral (select count(*) filter (where x.state in ('PUBLISHED', 'DISPUTED', 'FINAL') or (x.state = 'VOID' and x.submitted_at is not null)) reviewed, count(*) filter (where x.state in ('PUBLISHED', 'DISPUTED', 'FINAL')) accepted,
    count(*) filter (where x.submitted_at is not null) reported, coalesce(json_agg(json_build_object('v', x.form_version_id::text, 'a', x.answers)) filter (where x.submitted_at is not null), '[]') sheets
    from (select * from audits y where y.filler_id = s.user_id and y.audit_kind = 'MYSTERY' order by y.id desc limit 200) x) a
  cross join lateral (select count(*) photos, count(*) filter (where x.is_reused) reused from audit_files x join audits y on y.id = x.audit_id where y.filler_id = s.user_id and x.dispute_id is null) f
  order by s.id limit 1000`;

/** How far one can rely on each shopper, with the reasons; for those who know them. */
export async function shopperReliability(ctx: Context): Promise<ShopperReliability[]> {
  demandKeeper(ctx);
  const { rows } = await ctx.db.read.query<Omit<ShopperFacts, 'withReceipt' | 'withPlace'> & { shopperId: string; alias: string; sheets: { v: string; a: Record<string, { value?: unknown }> }[] }>(FACTS, [businessDay(ctx)]);
  const out: ShopperReliability[] = [];
  for (const { shopperId, alias, sheets, ...row } of rows) {
    let [withReceipt, withPlace] = [0, 0];
    for (const one of sheets) {
      const form = await formOfVersion(ctx, one.v);
      const proof = proofOf(form.content.sections.flatMap((section) => section.questions), one.a);
      withReceipt += proof.hasReceipt ? 1 : 0;
      withPlace += proof.hasPlace ? 1 : 0;
    }
    const { score, explanation } = reliabilityOf({ ...row, withReceipt, withPlace });
    out.push({ shopperId, alias, visitCount: row.visits, score, explanation });
  }
  return out;
}
