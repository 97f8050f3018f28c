// How policies of authority are spoken of on the wire; the part of their rules that is edited here.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface Limit { id: string; per: string; amount: string; roles?: string[]; kinds?: string[]; scenarios?: string[]; source: string }
export interface Approver { id: string; roles: string[]; upTo: string | null; source: string }
/** What a policy's own trade adds is kept as it is. */
export interface Rules { limits: Limit[]; approvers: Approver[]; dueMinutes: number; [more: string]: unknown }
export interface AuthorityVersion { id: string; version: number; number: number; state: 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED'; rules: Rules; note: string | null; effectiveFrom: string | null }
export interface AuthorityRow { id: string; version: number; key: string; nameZh: string; nameEn: string; versions: { items: AuthorityVersion[] } | null }

const FIELDS = 'id version key nameZh nameEn versions(page: { limit: 30 }) { items { id version number state rules note effectiveFrom } }';
export const AUTHORITIES = gql`query Authorities { authorityPolicies(page: { limit: 50 }) { items { ${FIELDS} } } }`;
export const AUTHORITY = gql`query AuthorityOf($id: ID!) { authorityPolicy(id: $id) { ${FIELDS} } }`;
export const ROLE_NAMES = gql`query RoleNames { roles(page: { limit: 100 }) { items { key nameZh nameEn } } }`;
export const SAVE_AUTHORITY = gql`mutation SaveAuthority($input: SaveAuthorityPolicyInput!) { saveAuthorityPolicy(input: $input) { id version } }`;
export const PUBLISH_AUTHORITY = gql`mutation PublishAuthority($input: PublishAuthorityPolicyInput!) { publishAuthorityPolicy(input: $input) { id version } }`;
export const DISCARD_AUTHORITY = gql`mutation DiscardAuthority($input: DiscardAuthorityPolicyDraftInput!) { discardAuthorityPolicyDraft(input: $input) { id version } }`;
defineResource({ name: 'authorityPolicies', noun: 'AuthorityPolicy', one: 'authorityPolicy', fields: 'key nameZh nameEn' });

/** The version that counts at an instant; null where none does. */
export const authorityInForce = (versions: readonly AuthorityVersion[], now = Date.now()): AuthorityVersion | null =>
  versions.filter((one) => one.state !== 'DRAFT' && one.effectiveFrom && Date.parse(one.effectiveFrom) <= now).sort((a, b) => Date.parse(b.effectiveFrom as string) - Date.parse(a.effectiveFrom as string) || b.number - a.number)[0] ?? null;

/** `1000`, `1,000.5` and the like as the wire has money; null where it is none. */
export function moneyOf(given: unknown): string | null {
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(given ?? '').replace(/[,，\s]/g, ''));
  return found ? `${BigInt(found[1] as string)}.${(found[2] ?? '').padEnd(2, '0')}` : null;
}
/** A name that no line of the list has yet. */
export function freshId(taken: readonly { id: string }[], begin: string): string {
  for (let n = 1; ; n += 1) if (!taken.some((one) => one.id === `${begin}-${n}`)) return `${begin}-${n}`;
}
