// What a point of return rate is worth to a place, and the margins that it keeps for that.
import { LeverMargin } from '../../../schema/quality/lever.ts';
import type { LeverAssumptionsInput, ReturnLever, ReviewPlaceInput, SaveLeverMarginsInput } from '../../../schema/quality/monthly-review.inputs.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, businessDay, type Context } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import { decimal } from '../../core/money.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { planReasons } from './plan.messages.ts';
import { askAt, type Place } from './review.figures.ts';
import { isLeverShare, LEVER, LEVER_WORDS, leverOf, type LeverKey } from './review.rules.ts';
import { placeOf } from './review.service.ts';

const KEYS = Object.keys(LEVER) as LeverKey[];
const isSaid = (value: string | null | undefined): value is string => value !== undefined && value !== null;

type Kept = Record<LeverKey, string | null> & { scope: string; version: number };
// Of the place itself first, then of its region, then of the chain.
const KEPT = `
  select review_scope scope, version, trim_scale(gross_margin)::text "grossMargin", trim_scale(lost_on_return)::text "lostOnReturn", trim_scale(net_margin)::text "netMargin" from lever_margins m
  where (m.review_scope = 'STORE' and m.store_id = $1) or (m.review_scope = 'REGION' and m.region_id = coalesce($2::bigint, (select region_id from stores where id = $1))) or m.review_scope = 'CHAIN'
  order by case m.review_scope when 'STORE' then 1 when 'REGION' then 2 else 3 end`;
const keptFor = async (ctx: Context, place: Place): Promise<Kept[]> => (await ctx.db.write.query<Kept>(KEPT, [place.storeId, place.regionId])).rows;

/** Keeps what a place knows of its margins. Answers the row's id. */
export async function saveLeverMargins(ctx: Context, input: SaveLeverMarginsInput): Promise<string> {
  authorise(ctx, 'quality:plan');
  const place = await placeOf(ctx, input);
  for (const key of KEYS) { const value = input.margins[key]; demand(!isSaid(value) || isLeverShare(key, value), `input.margins.${key}`, planReasons.LEVER_SHARE); }
  const values = Object.fromEntries(KEYS.map((key) => [key, input.margins[key] ?? null])) as Record<LeverKey, string | null>;
  return transact(ctx, async (tx) => {
    // Two who keep something of a place for the first time come one after the other.
    await tx.manager.query('select pg_advisory_xact_lock(hashtext($1))', [`lever margins ${place.reviewScope} ${place.storeId ?? ''} ${place.regionId ?? ''}`]);
    const there = await tx.manager.getRepository(LeverMargin).createQueryBuilder('m').where('m.review_scope = :scope and m.store_id is not distinct from :store and m.region_id is not distinct from :region', { scope: place.reviewScope, store: place.storeId, region: place.regionId }).getOne();
    if (there) return (await changeRow(tx, LeverMargin, there.id, input.expectedVersion ?? 0, values)).id;
    return (await tx.manager.save(tx.manager.create(LeverMargin, { reviewScope: place.reviewScope, storeId: place.storeId, regionId: place.regionId, ...values } as Partial<LeverMargin>))).id;
  });
}

const HANDLING = `
  select coalesce(sum(c.cost_amount), 0)::text cost from compensations c join tickets t on t.customer_id = c.customer_id and t.id = c.ticket_id join stores s on s.id = t.store_id
  where c.state in ('GRANTED', 'PAID') and c.origin = 'GRANT' and c.granted_on >= $1 and c.granted_on < $2 and ($3::bigint is null or t.store_id = $3) and ($4::bigint is null or s.region_id = $4)
    and exists (select 1 from return_cases r where r.customer_id = t.customer_id and r.ticket_id = t.id and r.state <> 'CANCELLED')`;

/** C-02 from the place's own figures of the last twelve months, and margins as the asker says, else as they are kept, else as shipped. */
export async function returnLever(ctx: Context, input: ReviewPlaceInput, given: LeverAssumptionsInput = {}): Promise<ReturnLever> {
  authorise(ctx, 'quality:plan');
  const place = await placeOf(ctx, input);
  for (const key of KEYS) demand(isSaid(given[key]) === false || isLeverShare(key, given[key] as string), `assumptions.${key}`, planReasons.LEVER_SHARE);
  const kept = await keptFor(ctx, place);
  const known = Object.fromEntries(KEYS.flatMap((key) => { const value = [given[key], ...kept.map((one) => one[key])].find(isSaid); return value ? [[key, value]] : []; })) as Partial<Record<LeverKey, string>>;
  const own = KEYS.filter((key) => known[key] !== undefined);
  const shares = { ...LEVER, ...known };
  const until = addDays(businessDay(ctx), 1);
  const from = addDays(until, -365);
  const rateOf = await askAt(ctx, place, 'sales.returnRate', from, until);
  const [sales, returned] = [rateOf.denominator ?? '0', rateOf.numerator ?? '0'];
  const { rows: [handling] } = await ctx.db.read.query<{ cost: string }>(HANDLING, [from, until, place.storeId, place.regionId]);
  const lever = leverOf({ sales, returned: decimal(returned).abs().toString(), handling: handling?.cost ?? '0' }, shares, own);
  return { salesAmount: decimal(sales).toFixed(2), returnedAmount: decimal(returned).abs().toFixed(2), returnRate: lever.returnRate, worthAmount: lever.worth, profitPoints: lever.profitPoints, explanation: lever.explanation,
    assumptions: KEYS.map((key) => ({ key, label: LEVER_WORDS[key], value: shares[key], isOwn: own.includes(key) })), marginsVersion: kept.find((one) => one.scope === place.reviewScope)?.version ?? null };
}
