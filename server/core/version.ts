// Versions of a thing that people decide by: draft, published from an instant on, superseded; looked up as of any instant.

/** An instant as the nouns hold it: ISO 8601 text, or a Date. */
export type Instant = string | Date;
export type VersionState = 'draft' | 'published' | 'superseded';

/** What a versioned row must have. A published one never changes but for the mark that it was superseded. */
export interface Versioned {
  number: number;
  state: VersionState;
  effectiveFrom: Instant | null;
  supersededAt?: Instant | null;
}

/** Why a version may not be published or edited; `reason` is the word for the caller's error. */
export class VersionError extends Error {
  override name = 'VersionError';
  constructor(readonly reason: 'NOT_DRAFT' | 'UNKNOWN_VERSION' | 'EFFECTIVE_IN_PAST' | 'EFFECTIVE_BEFORE_LATEST') {
    super(reason);
  }
}

const time = (instant: Instant): number => new Date(instant).getTime();
const began = (version: Versioned): number => (version.effectiveFrom === null ? Infinity : time(version.effectiveFrom));
const isPublic = (version: Versioned): boolean => version.state !== 'draft' && version.effectiveFrom !== null;

/** The version in force at that instant: the latest to have begun, the higher number when two began together. */
export function asOf<V extends Versioned>(versions: readonly V[], instant: Instant): V | undefined {
  const at = time(instant);
  return versions
    .filter((version) => isPublic(version) && began(version) <= at)
    .sort((a, b) => began(b) - began(a) || b.number - a.number)[0];
}

/** Published versions that have not begun yet, the nearest first. */
export function scheduled<V extends Versioned>(versions: readonly V[], now: Instant): V[] {
  return versions.filter((version) => isPublic(version) && began(version) > time(now)).sort((a, b) => began(a) - began(b));
}

/** The draft being worked on, if there is one. */
export const draftOf = <V extends Versioned>(versions: readonly V[]): V | undefined =>
  versions.filter((version) => version.state === 'draft').sort((a, b) => b.number - a.number)[0];

/** The number a new draft gets. */
export const nextNumber = (versions: readonly Versioned[]): number =>
  versions.reduce((highest, version) => Math.max(highest, version.number), 0) + 1;

/**
 * Publishes a draft from an instant on and marks what it supersedes. It may not begin in the past (verdicts already
 * given must keep their version) nor before a version already announced. Answers all versions; the given ones stay as they are.
 */
export function publish<V extends Versioned>(versions: readonly V[], number: number, effectiveFrom: Instant, now: Instant): V[] {
  const draft = versions.find((version) => version.number === number);
  if (!draft) throw new VersionError('UNKNOWN_VERSION');
  if (draft.state !== 'draft') throw new VersionError('NOT_DRAFT');
  if (time(effectiveFrom) < time(now)) throw new VersionError('EFFECTIVE_IN_PAST');
  if (versions.some((version) => isPublic(version) && began(version) > time(effectiveFrom))) {
    throw new VersionError('EFFECTIVE_BEFORE_LATEST');
  }
  return settle(
    versions.map((version) => (version === draft ? { ...version, state: 'published' as const, effectiveFrom } : version)), now,
  );
}

/** Marks as superseded, since the successor's beginning, every published version that another has replaced by now. */
export function settle<V extends Versioned>(versions: readonly V[], now: Instant): V[] {
  const begun = versions
    .filter((version) => isPublic(version) && began(version) <= time(now))
    .sort((a, b) => began(a) - began(b) || a.number - b.number);
  return versions.map((version) => {
    const successor = begun[begun.indexOf(version) + 1];
    if (!begun.includes(version) || !successor || version.state === 'superseded') return version;
    return { ...version, state: 'superseded', supersededAt: successor.effectiveFrom };
  });
}

/** Throws unless the version may still be edited. */
export function assertDraft(version: Versioned | undefined): void {
  if (!version) throw new VersionError('UNKNOWN_VERSION');
  if (version.state !== 'draft') throw new VersionError('NOT_DRAFT');
}

/** One place where two JSON values differ; `path` is a JSON pointer. */
export interface Difference { path: string; kind: 'added' | 'removed' | 'changed'; before?: unknown; after?: unknown }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const pointer = (key: string | number): string => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** Where two JSON values differ, in reading order; the order of an object's keys does not count, that of a list does. */
export function diff(before: unknown, after: unknown, path = ''): Difference[] {
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => diff(
      Object.hasOwn(before, key) ? before[key] : undefined, Object.hasOwn(after, key) ? after[key] : undefined, path + pointer(key),
    ));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index)
      .flatMap((index) => diff(before[index], after[index], path + pointer(index)));
  }
  if (before === after) return [];
  if (before === undefined) return [{ path, kind: 'added', after }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  return [{ path, kind: 'changed', before, after }];
}
