// Publishing a stored version: the draft comes into force, those that others have replaced by now are marked; nothing else of them changes.
import type { DeepPartial, EntityTarget, FindOptionsOrder, FindOptionsWhere } from 'typeorm';
import { VersionState } from '../../../schema/platform/calendar.ts';
import type { WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { publish, VersionError, type Versioned } from '../../core/version.ts';
import { versionReasons } from './version.messages.ts';

/** What rows of versions have in common, whatever they are versions of. */
export interface VersionRow {
  id: string; version: number; updatedAt: string; number: number; state: VersionState;
  effectiveFrom?: string | null; supersededAt?: string | null; publishedById?: string | null;
}

interface Standing<R extends VersionRow> extends Versioned { row: R }
const STATES = { draft: VersionState.DRAFT, published: VersionState.PUBLISHED, superseded: VersionState.SUPERSEDED } as const;
const WORDS = { [VersionState.DRAFT]: 'draft', [VersionState.PUBLISHED]: 'published', [VersionState.SUPERSEDED]: 'superseded' } as const;
const standing = <R extends VersionRow>(row: R): Standing<R> => ({
  row, number: row.number, effectiveFrom: row.effectiveFrom ?? null, supersededAt: row.supersededAt ?? null, state: WORDS[row.state],
});

/** All versions of a thing, the first one first. */
export const versionsOf = <R extends VersionRow>(tx: WriteContext, target: EntityTarget<R>, of: FindOptionsWhere<R>): Promise<R[]> =>
  tx.manager.getRepository(target).find({ where: of, order: { number: 'ASC' } as FindOptionsOrder<R> });

/** Writes the draft that is being worked on, or opens the next one; `say` makes what it says, given its number. The thing's row must be locked. */
export async function saveDraft<R extends VersionRow>(tx: WriteContext, target: EntityTarget<R>, of: FindOptionsWhere<R>, say: (number: number) => DeepPartial<R>): Promise<void> {
  const rows = await versionsOf(tx, target, of);
  const open = rows.find((row) => row.state === VersionState.DRAFT);
  const number = open?.number ?? (rows.at(-1)?.number ?? 0) + 1;
  const said = { ...say(number), authorId: tx.viewer.userId };
  await tx.manager.save(open
    ? Object.assign(open, said, { version: open.version + 1, updatedAt: tx.clock.now().toISOString() })
    : tx.manager.create(target, { ...of, ...said, number, state: VersionState.DRAFT } as DeepPartial<R>));
}

/** The draft among the rows; POLICY when there is none. */
export function demandDraft<R extends VersionRow>(rows: readonly R[]): R {
  const draft = rows.find((row) => row.state === VersionState.DRAFT);
  if (!draft) throw new AppError('POLICY', versionReasons.VERSION_NO_DRAFT);
  return draft;
}

/**
 * Puts the draft in force from `effectiveFrom` (now when unsaid), given all versions of its thing, whose row must be locked.
 * Refuses with POLICY what would rewrite the past or come before a version already announced.
 */
export async function publishDraft<R extends VersionRow>(tx: WriteContext, rows: readonly R[], effectiveFrom?: string, more: Partial<R> = {}): Promise<void> {
  const draft = demandDraft(rows);
  const now = tx.clock.now().toISOString();
  let after: Standing<R>[];
  try { after = publish(rows.map(standing), draft.number, effectiveFrom ?? now, now); } catch (error) {
    if (!(error instanceof VersionError)) throw error;
    throw new AppError('POLICY', `VERSION_${error.reason}`);
  }
  for (const one of after) {
    const state = STATES[one.state];
    if (state === one.row.state && (one.supersededAt ?? null) === (one.row.supersededAt ?? null)) continue;
    await tx.manager.save(Object.assign(one.row, {
      state, supersededAt: (one.supersededAt as string | null | undefined) ?? null, version: one.row.version + 1, updatedAt: now,
      ...(one.row === draft ? { effectiveFrom: one.effectiveFrom as string, publishedById: tx.viewer.userId, ...more } : {}),
    }));
  }
}
