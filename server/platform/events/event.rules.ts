// What an event says and how it is sealed: which values of a row stand in the log, which stand apart, and their hashes. Pure.
import type { NounMeta, PropMeta } from '../../../schema/base.ts';
import { canonicalJson, sha256 } from '../../core/canonical.ts';

export type Values = Record<string, unknown>;
/** The public and the personal side of a change; only what changed stands in either. */
export interface Sides { before: Values | null; after: Values | null; private: { before: Values | null; after: Values | null } | null }

/** Columns that say nothing about the trade; the log has its own time and the version is implied. */
const MECHANICAL = new Set(['id', 'createdAt', 'updatedAt', 'version']);
/** Personal although no right guards them: what names or describes a customer is erased with her. */
const PERSONAL: Record<string, readonly string[]> = { Customer: ['name', 'memberNo', 'custom'], CustomerTag: ['evidence'], Ticket: ['subject', 'contactName', 'solution'], TicketTask: ['title', 'outcome'], SiteVisit: ['answers', 'finding'], Remedy: ['what', 'agreement'], SurveyResponse: ['answers', 'comment'],
  // Until both have graded, nobody hears from the log what the first gave.
  DrillGrade: ['answers', 'score', 'rawScore', 'isPassed', 'band', 'explanation', 'disputeMinutes', 'comment'],
  // Whose phone it was, which a file's own name may say as well.
  StoredFile: ['uploaderId', 'name'] };

/** Hidden properties are secrets, derived or storage details: they never enter the log. */
const isKept = (prop: PropMeta): boolean => !prop.hidden && !MECHANICAL.has(prop.name);
const isPersonal = (noun: NounMeta, prop: PropMeta): boolean =>
  Boolean(prop.right || prop.mask || PERSONAL[noun.name]?.includes(prop.name));
const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
const same = (left: unknown, right: unknown): boolean =>
  left === right || canonicalJson(plain(left) ?? null) === canonicalJson(plain(right) ?? null);
const orNull = (values: Values): Values | null => (Object.keys(values).length ? values : null);

/**
 * Splits a row's change into what the log shows and what stands apart. `before` is null for a new row, `after` for a
 * removed one. `after._private` names the personal properties that changed, without their values.
 */
export function sidesOf(noun: NounMeta, before: Values | null, after: Values | null): Sides {
  const open = { before: {} as Values, after: {} as Values };
  const shut = { before: {} as Values, after: {} as Values };
  for (const prop of noun.props.values()) {
    if (!isKept(prop)) continue;
    const was = before?.[prop.name];
    const is = after?.[prop.name];
    // An update that does not name a property leaves it alone.
    if (before && after && is === undefined) continue;
    if (same(was, is)) continue;
    const side = isPersonal(noun, prop) ? shut : open;
    if (before) side.before[prop.name] = plain(was) ?? null;
    if (after) side.after[prop.name] = plain(is) ?? null;
  }
  const names = [...new Set([...Object.keys(shut.before), ...Object.keys(shut.after)])];
  if (names.length) (after ? open.after : open.before)._private = names;
  return {
    before: orNull(open.before), after: orNull(open.after),
    private: names.length ? { before: orNull(shut.before), after: orNull(shut.after) } : null,
  };
}

/** `CustomerTag` + `created` -> `customerTag.created`. */
export const kindOf = (resource: string, verb: string): string => `${resource.charAt(0).toLowerCase()}${resource.slice(1)}.${verb}`;

/** Hash that stands in the event for its personal values; the salt goes with them, so that it cannot be guessed afterwards. */
export const privateHash = (salt: string, data: unknown): string => sha256(`${salt}\n${canonicalJson(data)}`);

/** Predecessor of the first seal. */
export const GENESIS = '0'.repeat(64);
/** Columns of an event in the order in which they are hashed, each read as text. */
export const SEALED_COLUMNS = [
  ['id', 'e.id::text'], ['at', '(extract(epoch from e.at) * 1000000)::bigint::text'], ['actorId', 'e.actor_id::text'],
  ['actorName', 'e.actor_name'], ['kind', 'e.kind'], ['resource', 'e.resource'], ['resourceId', 'e.resource_id'],
  ['customerId', 'e.customer_id::text'], ['storeId', 'e.store_id::text'], ['before', 'e.before::text'], ['after', 'e.after::text'],
  ['reason', 'e.reason'], ['requestId', 'e.request_id'], ['privateHash', 'e.private_hash'], ['chainNo', 'e.chain_no::text'],
] as const;
/** The hashed columns as one JSON array text of the select list; jsonb prints itself in one way only. */
export const SEALED_SQL = SEALED_COLUMNS.map(([, sql]) => sql).join(', ');

/** The seal of an event whose hashed columns are given as texts, after the seal before it. */
export const sealOf = (previous: string, columns: readonly (string | null)[]): string =>
  sha256(`${previous}\n${JSON.stringify(columns)}`);
