// Gold ideas: proposing, voting, adopting for a store or for all, declining; everybody's, and never one's own to decide.
import { Employee } from '../../../schema/staff/employee.ts';
import { Idea, IdeaAdoption, IdeaState, IdeaVote, type AdoptIdeaInput, type ProposeIdeaInput, type ReasonedIdeaInput, type VoteForIdeaInput } from '../../../schema/staff/idea.ts';
import { dayIn } from '../../core/clock.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, lockRow, transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { ideaReasons } from './idea.messages.ts';

/** Who proposes and votes is a person of the chain. */
async function meOf(tx: WriteContext): Promise<Employee> {
  authorise(tx, 'staff:read');
  const me = tx.viewer.employeeId ? await tx.manager.findOneBy(Employee, { id: tx.viewer.employeeId }) : null;
  if (!me) throw new AppError('FORBIDDEN', ideaReasons.IDEA_PERSON);
  return me;
}
async function ideaInHand(tx: WriteContext, id: string): Promise<Idea> {
  const row = decodeId('Idea', id) && await lockRow(tx, Idea, id);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}
const isOpen = (row: Idea): boolean => row.state === IdeaState.PROPOSED || row.state === IdeaState.ADOPTED;

/** Proposes an idea, once a key. Answers its id. */
export async function proposeIdea(ctx: Context, input: ProposeIdeaInput): Promise<string> {
  authorise(ctx, 'staff:read');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'proposeIdea', input, async () => {
    const me = await meOf(tx);
    const now = tx.clock.now();
    return (await withVerb(tx, 'idea.proposed', () => tx.manager.save(tx.manager.create(Idea, {
      title: input.title.trim(), body: input.body.trim(), state: IdeaState.PROPOSED, proposerId: me.id, proposerName: me.name, proposerNameEn: me.nameEn || null, storeId: me.storeId ?? null, proposedAt: now.toISOString(), proposedOn: dayIn(tx.db.settings.zone, now), voteCount: 0, adoptionCount: 0, version: 1,
    } as Partial<Idea>)))).id;
  }));
}

/** Votes for an idea, or takes the vote back; said twice it stays one. Answers its id. */
export async function voteForIdea(ctx: Context, input: VoteForIdeaInput): Promise<string> {
  authorise(ctx, 'staff:read');
  return transact(ctx, async (tx) => {
    const me = await meOf(tx);
    const row = await ideaInHand(tx, input.id);
    if (row.proposerId === me.id) throw new AppError('POLICY', ideaReasons.IDEA_OWN);
    if (!isOpen(row)) throw new AppError('POLICY', ideaReasons.IDEA_OVER);
    const there = await tx.manager.findOneBy(IdeaVote, { ideaId: row.id, employeeId: me.id });
    if (input.isFor && !there) await tx.manager.save(tx.manager.create(IdeaVote, { ideaId: row.id, employeeId: me.id, votedAt: tx.clock.now().toISOString(), version: 1 } as Partial<IdeaVote>));
    if (!input.isFor && there) await tx.manager.remove(there);
    // A count, not a change that somebody else's work could collide with: the version stays.
    await tx.manager.query('with u as (update ideas set vote_count = (select count(*) from idea_votes where idea_id = $1) where id = $1 returning 1) select count(*) from u', [row.id]);
    return row.id;
  });
}

/** Adopts an idea for a store within reach, or for all stores by whoever reaches all. Answers its id. */
export async function adoptIdea(ctx: Context, input: AdoptIdeaInput): Promise<string> {
  authorise(ctx, 'staff:decide-ideas', input.storeId ?? null);
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', ideaReasons.IDEA_REASON);
  return transact({ ...ctx, reason }, async (tx) => {
    const row = await ideaInHand(tx, input.id);
    if (row.proposerId === tx.viewer.employeeId) throw new AppError('POLICY', ideaReasons.IDEA_OWN);
    if (!isOpen(row)) throw new AppError('POLICY', ideaReasons.IDEA_OVER);
    const stores = await tx.manager.query<{ id: string }[]>('select id::text from stores where closed_on is null and ($1::bigint is null or id = $1) order by stores.id', [input.storeId && decodeId('Store', input.storeId) ? input.storeId : input.storeId ? '0' : null]);
    demand(stores.length > 0, 'input.storeId', ideaReasons.IDEA_STORE);
    const there = new Set((await tx.manager.findBy(IdeaAdoption, { ideaId: row.id })).map((one) => one.storeId));
    const fresh = stores.filter((one) => !there.has(one.id));
    if (!fresh.length) throw new AppError('POLICY', ideaReasons.IDEA_ADOPTED_HERE);
    const today = businessDay(tx);
    await tx.manager.save(fresh.map((one) => tx.manager.create(IdeaAdoption, { ideaId: row.id, storeId: one.id, adoptedById: tx.viewer.employeeId, adoptedOn: today, reason, version: 1 } as Partial<IdeaAdoption>)));
    await withVerb(tx, 'idea.adopted', () => changeRow(tx, Idea, row.id, input.expectedVersion, { state: IdeaState.ADOPTED, adoptionCount: there.size + fresh.length, adoptedOn: row.adoptedOn ?? today }));
    return row.id;
  });
}

/** Declines an idea that nobody has adopted, with the reason that its proposer reads. Answers its id. */
export async function declineIdea(ctx: Context, input: ReasonedIdeaInput): Promise<string> {
  const reason = input.reason?.trim() ?? '';
  demand(reason.length >= 2, 'input.reason', ideaReasons.IDEA_REASON);
  authorise(ctx, 'staff:decide-ideas');
  return transact({ ...ctx, reason }, async (tx) => {
    const row = await ideaInHand(tx, input.id);
    // For the chain, or for the store where it came from.
    authorise(tx, 'staff:decide-ideas', row.storeId ?? null);
    if (row.proposerId === tx.viewer.employeeId) throw new AppError('POLICY', ideaReasons.IDEA_OWN);
    if (row.state !== IdeaState.PROPOSED) throw new AppError('POLICY', ideaReasons.IDEA_OVER);
    await withVerb(tx, 'idea.declined', () => changeRow(tx, Idea, row.id, input.expectedVersion, { state: IdeaState.DECLINED, decisionReason: reason, decidedById: tx.viewer.employeeId }));
    return row.id;
  });
}

/** Takes one's own idea back before anybody has adopted it. Answers its id. */
export async function withdrawIdea(ctx: Context, input: ReasonedIdeaInput): Promise<string> {
  authorise(ctx, 'staff:read');
  return transact(ctx, async (tx) => {
    const me = await meOf(tx);
    const row = await ideaInHand(tx, input.id);
    if (row.proposerId !== me.id) throw new AppError('FORBIDDEN', ideaReasons.IDEA_NOT_MINE);
    if (row.state !== IdeaState.PROPOSED) throw new AppError('POLICY', ideaReasons.IDEA_OVER);
    await withVerb(tx, 'idea.withdrawn', () => changeRow(tx, Idea, row.id, input.expectedVersion, { state: IdeaState.WITHDRAWN, decisionReason: input.reason?.trim() || null }));
    return row.id;
  });
}
