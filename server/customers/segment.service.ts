// Writing segments: saved with a new version for each change of the rule, archived, and fixed lists filled by hand or file.
import type { SaveSegmentInput, SegmentMembersInput } from '../../schema/customers/segment.inputs.ts';
import type { FailedRow, SegmentOwner } from '../../schema/customers/segment.outputs.ts';
import { Segment, SegmentKind, SegmentVersion } from '../../schema/customers/segment.ts';
import { authorise, businessDay, type Context, reachOf, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { say } from '../core/messages.ts';
import { decodeId } from '../core/read/ids.ts';
import { selectKeys, visibleKeys } from '../core/read/rows.ts';
import { pruneIncomplete } from '../core/rule-tree/prune.ts';
import type { RuleNode } from '../core/rule-tree/tree.ts';
import { changeRow, lockRow, transact } from '../core/transact.ts';
import { diff } from '../core/version.ts';
import { heldOn } from '../platform/access/grants.service.ts';
import { recordEvent } from '../platform/events/event.service.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { demandInUse, demandNoCircle } from './segment.circle.ts';
import { startCompute } from './segment.job.ts';
import { segmentReasons } from './segment.messages.ts';
import { demandReferences } from './segment.names.ts';
import { keyOf, segmentsIn, SHIPPED_SEGMENTS } from './segment.rules.ts';
import { compileFor, mayOf, readRule, ruleEnv } from './segment.scope.ts';
import { touchCustomers } from './touch.ts';

/** Customers that one transaction of a long write takes. */
const CHUNK = 2_000;

/** A rule fit to be kept: complete conditions only, fields that the viewer may use, references that exist. */
async function fitRule(ctx: Context, raw: unknown): Promise<RuleNode> {
  const { rule, empty } = pruneIncomplete(customerCatalogue, readRule(raw));
  demand(!empty, 'input.rule', segmentReasons.SEGMENT_RULE_REQUIRED);
  compileFor([rule], ruleEnv(ctx), { viewerMay: mayOf(ctx.viewer) });
  await demandReferences(ctx, rule);
  return rule;
}

// Colleagues within the viewer's reach, and oneself: no name is told here that the list of staff would not show.
const OWNERS = `
  select distinct u.id::text, coalesce(e.name, u.name) name, u.name_en "nameEn" from ${heldOn('$1')} h join users u on u.id = h.user_id left join employees e on e.id = h.employee_id
  where (u.id = $2 or (e.id is not null and ($3 or e.store_id = any($4::bigint[])))) and h.words @> array['segments:write'] order by 2, 1`;

/** Who may answer for a segment: whoever has an open account and may write one. */
export async function segmentOwners(ctx: Context): Promise<SegmentOwner[]> {
  authorise(ctx, 'segments:write');
  const staff = reachOf(ctx.viewer, 'staff:read');
  return (await ctx.db.read.query<SegmentOwner>(OWNERS, [businessDay(ctx), ctx.viewer.userId, staff.all, staff.storeIds])).rows;
}

/** Who answered for it already may go on, whatever became of the account; anybody else is one of those who may. */
async function demandOwner(tx: WriteContext, ownerId: string | null | undefined, segmentId: string | undefined): Promise<void> {
  if (!ownerId || ownerId === tx.viewer.userId) return;
  const before = segmentId && decodeId('Segment', segmentId) ? await tx.manager.findOneBy(Segment, { id: segmentId }) : null;
  demand(ownerId === before?.ownerId || (await segmentOwners(tx)).some((one) => one.id === ownerId), 'input.ownerId', segmentReasons.SEGMENT_OWNER);
}

/** Creates a segment, or changes it under `expectedVersion`; another rule is its next version and is computed at once in the background. Answers its id. */
export async function saveSegment(ctx: Context, input: SaveSegmentInput): Promise<string> {
  authorise(ctx, 'segments:write');
  const { id, expectedVersion, rule: raw, segmentKind, key, ...values } = input;
  const rule = raw === undefined || raw === null ? null : await fitRule(ctx, raw);
  return transact(ctx, async (tx) => {
    await demandOwner(tx, values.ownerId, id);
    if (!id && rule) await demandInUse(tx, rule, (text, params) => tx.manager.query(text, params));
    if (!id) return createSegment(tx, { ...values, key, rule, segmentKind: segmentKind ?? SegmentKind.RULE });
    demand(expectedVersion !== undefined, 'input.expectedVersion', segmentReasons.SEGMENT_VERSION_REQUIRED);
    const before = await lockRow(tx, Segment, id);
    if (!before) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    demand(segmentKind === undefined || segmentKind === before.segmentKind, 'input.segmentKind', segmentReasons.SEGMENT_KIND_FIXED);
    demand(!rule || before.segmentKind === SegmentKind.RULE, 'input.rule', segmentReasons.SEGMENT_RULE_NONE);
    if (rule) {
      // Circles across two savers at once: both would wait here for the other's segment.
      const run = <T>(text: string, params: unknown[]) => tx.manager.query<T[]>(text, params);
      await demandInUse(tx, rule, run);
      await demandNoCircle(tx, id, rule, run);
    }
    const isNewRule = rule !== null && diff(before.rule, rule).length > 0;
    const ruleVersion = isNewRule ? before.ruleVersion + 1 : before.ruleVersion;
    await changeRow(tx, Segment, id, expectedVersion, { ...values, ...(isNewRule ? { rule, ruleVersion } : {}) } as Partial<Segment>);
    if (isNewRule) {
      await writeVersion(tx, id, ruleVersion, rule);
      await startCompute(tx, id, `version ${ruleVersion}`);
    }
    return id;
  });
}

type NewSegment = Pick<Segment, 'nameZh' | 'nameEn' | 'segmentKind'> & { key?: string; description?: string | null; ownerId?: string | null; rule: RuleNode | null };

async function createSegment(tx: WriteContext, input: NewSegment): Promise<string> {
  const isRule = input.segmentKind === SegmentKind.RULE;
  demand(!isRule || input.rule, 'input.rule', segmentReasons.SEGMENT_RULE_REQUIRED);
  demand(isRule || !input.rule, 'input.rule', segmentReasons.SEGMENT_RULE_NONE);
  const taken = async (key: string) => tx.manager.existsBy(Segment, { key });
  if (input.key) demand(!(await taken(input.key)), 'input.key', segmentReasons.SEGMENT_KEY_TAKEN);
  let key = input.key ?? keyOf(input.nameEn, 'segment');
  for (let n = 2; !input.key && await taken(key); n += 1) key = `${keyOf(input.nameEn, 'segment')}-${n}`;
  const segment = await tx.manager.save(tx.manager.create(Segment, {
    ...input, key, rule: input.rule, ownerId: input.ownerId === undefined ? tx.viewer.userId : input.ownerId,
    computedAt: isRule ? null : tx.clock.now().toISOString(),
  } as Partial<Segment>));
  await writeVersion(tx, segment.id, 1, input.rule);
  if (isRule) await startCompute(tx, segment.id, 'version 1');
  return segment.id;
}

/** Writes a version that never changes, but for the mark that the one before is superseded. */
async function writeVersion(tx: WriteContext, segmentId: string, number: number, rule: RuleNode | null): Promise<void> {
  const now = tx.clock.now().toISOString();
  const latest = await tx.manager.getRepository(SegmentVersion).findOneBy({ segmentId, number: number - 1 });
  if (latest) await tx.manager.save(Object.assign(latest, { supersededAt: now, version: latest.version + 1 }));
  await tx.manager.save(tx.manager.create(SegmentVersion, { segmentId, number, rule, effectiveFrom: now, authorId: tx.viewer.userId } as Partial<SegmentVersion>));
}

/** Takes a segment out of use, or back into it. Its members and their history stay. Answers its id. */
export async function archiveSegment(ctx: Context, input: { id: string; expectedVersion: number; isArchived: boolean }): Promise<string> {
  authorise(ctx, 'segments:write');
  return transact(ctx, async (tx) => {
    if (input.isArchived) {
      const others = await tx.manager.query<{ id: string; name_zh: string; name_en: string; rule: RuleNode }[]>(
        'select id::text, name_zh, name_en, rule from segments where not is_archived and rule is not null and id <> $1', [input.id]);
      const users = others.filter((other) => segmentsIn(other.rule).includes(input.id));
      if (users.length) throw new AppError('POLICY', segmentReasons.SEGMENT_IN_USE, { params: { names: users.map((user) => (ctx.locale === 'en' ? user.name_en : user.name_zh)).join(', ') } });
    }
    const { rule } = await changeRow(tx, Segment, input.id, input.expectedVersion, { isArchived: input.isArchived });
    if (!input.isArchived && rule) await demandInUse(tx, rule as RuleNode, (text, params) => tx.manager.query(text, params));
    if (!input.isArchived) await startCompute(tx, input.id, 'back in use');
    return input.id;
  });
}

export interface MembersResult { done: number; failed: FailedRow[] }

/** Puts customers into a fixed list. Who cannot be seen is refused row by row like somebody who is not there. */
export const addSegmentMembers = (ctx: Context, input: SegmentMembersInput): Promise<MembersResult> => changeMembers(ctx, input, true);
/** Takes customers out of a fixed list; their stay is kept. */
export const removeSegmentMembers = (ctx: Context, input: SegmentMembersInput): Promise<MembersResult> => changeMembers(ctx, input, false);

async function changeMembers(ctx: Context, input: SegmentMembersInput, isIn: boolean): Promise<MembersResult> {
  authorise(ctx, 'segments:write');
  authorise(ctx, 'customers:read');
  const given = [input.customerIds, input.memberNos, input.filter].filter((one) => one !== undefined && one !== null);
  demand(given.length === 1, 'input', segmentReasons.TARGET_REQUIRED);
  const { rows: [segment] } = /^\d{1,18}$/.test(input.segmentId)
    ? await ctx.db.write.query<{ segment_kind: string; is_archived: boolean }>('select segment_kind, is_archived from segments where id = $1', [input.segmentId]) : { rows: [] };
  if (!segment) throw new AppError('NOT_FOUND', segmentReasons.SEGMENT_UNKNOWN);
  if (segment.segment_kind !== 'STATIC') throw new AppError('POLICY', segmentReasons.SEGMENT_NOT_STATIC);
  if (segment.is_archived) throw new AppError('POLICY', segmentReasons.SEGMENT_ARCHIVED);
  const result: MembersResult = { done: 0, failed: [] };
  for await (const { ids, failed } of targets(ctx, input)) {
    result.failed.push(...failed);
    if (ids.length) result.done += await transact(ctx, (tx) => writeMembers(tx, input.segmentId, ids, isIn));
  }
  return result;
}

async function writeMembers(tx: WriteContext, segmentId: string, ids: readonly string[], isIn: boolean): Promise<number> {
  const why = tx.viewer.name ? `by hand: ${tx.viewer.name}` : 'by hand';
  const changed = await tx.manager.query<{ customer_id: string }[]>(isIn
    ? `with put as (insert into segment_memberships (customer_id, segment_id, joined_at, joined_why) select x, $2, $3, $4 from unnest($1::bigint[]) x order by 1
         on conflict (segment_id, customer_id) where left_at is null do nothing returning customer_id) select customer_id from put`
    : `with put as (update segment_memberships set left_at = $3, left_why = $4 where segment_id = $2 and customer_id = any($1::bigint[]) and left_at is null
         returning customer_id) select customer_id from put`, [ids, segmentId, tx.clock.now(), why]);
  if (!changed.length) return 0;
  const count = changed.length;
  await recordEvent(tx, { kind: isIn ? 'segment.members-added' : 'segment.members-removed', resource: 'Segment', resourceId: segmentId, after: { count } });
  await touchCustomers(tx, changed.map((row) => row.customer_id), { kind: 'segment', note: segmentId });
  tx.afterCommit(async () => {
    await tx.db.write.query('update segments set member_count = greatest(0, member_count + $2), computed_at = $3 where id = $1', [segmentId, isIn ? count : -count, tx.clock.now()]);
  });
  return count;
}

/** The customers meant, in chunks, with the rows that are not to be had. */
async function* targets(ctx: Context, input: SegmentMembersInput): AsyncGenerator<{ ids: string[]; failed: FailedRow[] }> {
  const missing = (id: string): FailedRow => ({ id, code: 'NOT_FOUND', message: say('ROW_NOT_FOUND', ctx.locale) });
  if (input.filter) {
    for (let after: string | undefined; ;) {
      const ids = await selectKeys(ctx, 'Customer', input.filter as Record<string, unknown>, { limit: CHUNK, ...(after ? { after } : {}) });
      if (!ids.length) return;
      yield { ids, failed: [] };
      after = ids.at(-1);
    }
  }
  const wanted = [...new Set(input.customerIds ?? input.memberNos ?? [])];
  for (let from = 0; from < wanted.length; from += CHUNK) {
    const part = wanted.slice(from, from + CHUNK);
    const byKey = new Map(part.map((key) => [key, key]));
    if (input.memberNos) {
      byKey.clear();
      const { rows } = await ctx.db.write.query<{ value: string; id: string }>(
        "select value, customer_id::text id from customer_keys where kind = 'MEMBER' and value = any($1::text[])", [part]);
      for (const row of rows) byKey.set(row.value, row.id);
    }
    const seen = await visibleKeys(ctx, 'Customer', [...byKey.values()]);
    const gone = part.filter((key) => { const id = byKey.get(key); return !id || !seen.has(id); });
    yield { ids: part.flatMap((key) => { const id = byKey.get(key); return id && seen.has(id) ? [id] : []; }), failed: gone.map(missing) };
  }
}

/** Puts the shipped segments in place where their keys are not taken; running it again changes nothing. Answers how many were made. */
export async function shipSegments(ctx: Context): Promise<number> {
  return transact(ctx, async (tx) => {
    let made = 0;
    for (const { key, nameZh, nameEn, description, rule } of SHIPPED_SEGMENTS) {
      if (await tx.manager.existsBy(Segment, { key })) continue;
      const id = await createSegment(tx, { key, nameZh, nameEn, description, rule, segmentKind: SegmentKind.RULE, ownerId: null });
      await tx.manager.query('update segments set is_shipped = true where id = $1', [id]);
      made += 1;
    }
    return made;
  });
}
