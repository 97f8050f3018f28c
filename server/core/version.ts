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

/** Before all that a chain ever did: what is shipped holds for its whole past. */
export const ALWAYS = '1970-01-01T00:00:00.000Z';

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

/** One place where two JSON values differ; `path` is a JSON pointer. */
export interface Difference { path: string; kind: 'added' | 'removed' | 'changed'; before?: unknown; after?: unknown }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const pointer = (key: string | number): string => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;

type Named = Record<string, unknown> & { key: string };
const allNamed = (list: readonly unknown[]): list is Named[] => list.every((one) => isObject(one) && typeof one.key === 'string') && new Set(list.map((one) => (one as Named).key)).size === list.length;

/** Lists of things with a key, thing by thing: one put in the middle is one difference. Another order of those that both have is said of the list. */
function diffNamed(before: readonly Named[], after: readonly Named[], path: string): Difference[] {
  const [old, now] = [new Map(before.map((one, at) => [one.key, { one, at }])), new Map(after.map((one, at) => [one.key, { one, at }]))];
  const [was, is] = [before.filter((one) => now.has(one.key)).map((one) => one.key), after.filter((one) => old.has(one.key)).map((one) => one.key)];
  return [
    ...(was.join() === is.join() ? [] : [{ path, kind: 'changed' as const, before: was, after: is }]),
    ...before.flatMap((one, at) => (now.has(one.key) ? [] : diff(one, undefined, path + pointer(at), true))),
    ...after.flatMap((one, at) => diff(old.get(one.key)?.one, one, path + pointer(at), true)),
  ];
}

/**
 * Where two JSON values differ, in reading order; the order of an object's keys does not count, that of a list does. `byKey`: lists
 * of things that have a `key` are told thing by thing; places are those of the later value, of what is gone those of the earlier.
 */
export function diff(before: unknown, after: unknown, path = '', byKey = false): Difference[] {
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => diff(
      Object.hasOwn(before, key) ? before[key] : undefined, Object.hasOwn(after, key) ? after[key] : undefined, path + pointer(key), byKey,
    ));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    if (byKey && before.length + after.length > 0 && allNamed(before) && allNamed(after)) return diffNamed(before, after, path);
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index)
      .flatMap((index) => diff(before[index], after[index], path + pointer(index), byKey));
  }
  if (before === after) return [];
  if (before === undefined) return [{ path, kind: 'added', after }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  return [{ path, kind: 'changed', before, after }];
}
