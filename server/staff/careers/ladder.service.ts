// The career ladder written: one draft at a time, in force at once or from an instant to come; the steps are those of the version in force.
import type { CareerEvidenceKind, CareerLadderDraftInput, PublishCareerLadderInput, SaveCareerLadderInput } from '../../../schema/staff/career-ladder.ts';
import { CareerLadderVersion } from '../../../schema/staff/career-ladder.ts';
import { CareerStep } from '../../../schema/staff/career.ts';
import { VersionState } from '../../../schema/platform/calendar.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { defineDue } from '../../platform/due/due.registry.ts';
import { schedule } from '../../platform/due/due.service.ts';
import { demandDraft, publishDraft } from '../../platform/versions/version.service.ts';
import { careerReasons } from './career.messages.ts';
import { evidenceKinds } from './career.registry.ts';
import { fitLadder, LadderError, type LadderStep } from './ladder.rules.ts';

const WORD = 'staff:write-schemes' as const;
const lock = (tx: WriteContext): Promise<unknown> => tx.manager.query(`select pg_advisory_xact_lock(hashtext('career ladder'))`);
const versionsNow = (tx: WriteContext): Promise<CareerLadderVersion[]> => tx.manager.getRepository(CareerLadderVersion).find({ order: { number: 'ASC' } });

/** What a step may ask for. */
export function careerEvidenceKinds(ctx: Context): CareerEvidenceKind[] {
  authorise(ctx, 'staff:read');
  return evidenceKinds();
}

const current = (tx: WriteContext): Promise<CareerLadderVersion | null> => tx.manager.getRepository(CareerLadderVersion).createQueryBuilder('v')
  .where(`v.state <> 'DRAFT' and v.effectiveFrom <= :now`, { now: tx.clock.now() }).orderBy('v.effectiveFrom', 'DESC').addOrderBy('v.number', 'DESC').limit(1).getOne();

/** The version in force, by its id; null where nobody ever published one. */
export async function ladderInForce(tx: WriteContext): Promise<string | null> {
  return (await current(tx))?.id ?? null;
}

async function fit(tx: WriteContext, input: SaveCareerLadderInput): Promise<LadderStep[]> {
  const positions = await tx.manager.query<{ key: string }[]>('select key from positions where not is_archived');
  const there = await tx.manager.find(CareerStep);
  try {
    return fitLadder(input.steps, {
      positions: new Set(positions.map((row) => row.key)), kinds: new Set(evidenceKinds().map((one) => one.kind)), keyOf: (from, to) => there.find((one) => one.fromPosition === from && one.toPosition === to)?.key,
    });
  } catch (error) {
    if (!(error instanceof LadderError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`input.${error.path}`]: careerReasons[error.reason] } });
  }
}

/** Keeps the whole ladder as the draft of its next version. Answers the draft's id. */
export async function saveCareerLadder(ctx: Context, input: SaveCareerLadderInput): Promise<string> {
  authorise(ctx, WORD);
  return transact(ctx, async (tx) => {
    await lock(tx);
    const set = { content: { steps: await fit(tx, input) }, note: input.note?.trim() || null, authorId: tx.viewer.userId };
    const rows = await versionsNow(tx);
    const open = rows.find((row) => row.state === VersionState.DRAFT);
    if (!open) return (await tx.manager.save(tx.manager.create(CareerLadderVersion, { ...set, number: (rows.at(-1)?.number ?? 0) + 1, state: VersionState.DRAFT } as Partial<CareerLadderVersion>))).id;
    demand(input.expectedVersion !== undefined && input.expectedVersion !== null, 'input.expectedVersion', careerReasons.CAREER_DRAFT_THERE);
    return (await changeRow(tx, CareerLadderVersion, open.id, input.expectedVersion, set as Partial<CareerLadderVersion>)).id;
  });
}

/** The draft under its lock; one that was published meanwhile is none. */
async function takeDraft(tx: WriteContext, input: CareerLadderDraftInput): Promise<CareerLadderVersion[]> {
  await lock(tx);
  if (!decodeId('CareerLadderVersion', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await changeRow(tx, CareerLadderVersion, input.id, input.expectedVersion, {});
  const rows = await versionsNow(tx);
  if (demandDraft(rows).id !== input.id) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return rows;
}

/** The steps that people apply by are those of the version in force. */
async function putStepsInForce(tx: WriteContext): Promise<void> {
  const { steps } = ((await current(tx))?.content ?? { steps: [] }) as { steps: LadderStep[] };
  const there = await tx.manager.find(CareerStep);
  await tx.manager.remove(there.filter((one) => !steps.some((step) => step.key === one.key)));
  for (const [i, step] of steps.entries()) {
    const row = there.find((one) => one.key === step.key);
    const values = { ...step, place: i + 1 };
    await tx.manager.save(row ? Object.assign(row, values, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() }) : tx.manager.create(CareerStep, values as Partial<CareerStep>));
  }
}

/** Puts the draft in force, at once or from an instant to come: from then on people apply by its steps. Answers the version's id. */
export async function publishCareerLadder(ctx: Context, input: PublishCareerLadderInput): Promise<string> {
  authorise(ctx, WORD);
  return transact(ctx, async (tx) => {
    await publishDraft(tx, await takeDraft(tx, input), input.effectiveFrom);
    if (input.effectiveFrom && new Date(input.effectiveFrom) > tx.clock.now()) await schedule(tx, [{ kind: BEGINS, subject: input.id, dueAt: input.effectiveFrom }]);
    else await putStepsInForce(tx);
    return input.id;
  });
}

/** A version that was published for later begins. */
const BEGINS = 'staff.ladder-begins';
defineDue({
  kind: BEGINS,
  async take(tx, { subject }) {
    const [row] = await tx.manager.query<{ held: boolean }[]>('select exists (select 1 from (select 1 from career_ladder_versions t where t.id = k.id for no key update skip locked) h) held from career_ladder_versions k where k.id = $1', [subject]);
    return row ? (row.held ? 'held' : 'busy') : 'gone';
  },
  async run(tx) { await putStepsInForce(tx); return 'begun'; },
});

/** Throws the draft away. Answers its id. */
export async function discardCareerLadderDraft(ctx: Context, input: CareerLadderDraftInput): Promise<string> {
  authorise(ctx, WORD);
  return transact(ctx, async (tx) => { await tx.manager.remove(demandDraft(await takeDraft(tx, input))); return input.id; });
}
