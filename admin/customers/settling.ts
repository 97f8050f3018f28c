// Whether a segment's members are still being worked out after it was saved, so that its page asks again.
import type { SegmentRow } from './segment.operations.ts';

/** Longest that a page goes on asking after a save; a job that takes longer is followed in the list of jobs. */
const ASKED_FOR_MS = 5 * 60_000;

/** Saved by rule and not computed since; `now` in milliseconds. Saves that leave the rule alone end it by age. */
export function isSettling(segment: Pick<SegmentRow, 'segmentKind' | 'isArchived' | 'computedAt' | 'updatedAt'>, now: number): boolean {
  const saved = Date.parse(segment.updatedAt);
  if (segment.segmentKind !== 'RULE' || segment.isArchived || now - saved > ASKED_FOR_MS) return false;
  return segment.computedAt === null || Date.parse(segment.computedAt) < saved;
}
