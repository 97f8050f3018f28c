// Takes a bulk act back exactly: who carried a tag or stood in a list before still does, with the same evidence; nobody else.
import { gql, request } from '../provider/client.ts';

const RESULT = '{ done failed { id code message } jobId }';
export const TAG_CUSTOMERS = gql`mutation TagCustomers($input: TagCustomersInput!) { tagCustomers(input: $input) ${RESULT} }`;
export const UNTAG_CUSTOMERS = gql`mutation UntagCustomers($input: UntagCustomersInput!) { untagCustomers(input: $input) ${RESULT} }`;
export const ADD_MEMBERS = gql`mutation AddSegmentMembers($input: SegmentMembersInput!) { addSegmentMembers(input: $input) ${RESULT} }`;
export const REMOVE_MEMBERS = gql`mutation RemoveSegmentMembers($input: SegmentMembersInput!) { removeSegmentMembers(input: $input) ${RESULT} }`;

const MARKS = gql`query MarksBefore($filter: CustomerTagFilter, $page: PageInput) { customerTags(filter: $filter, page: $page) { items { customerId tagId evidence expiresAt } hasNext } }`;
const STAYS = gql`query MembersBefore($filter: SegmentMembershipFilter, $page: PageInput) { segmentMemberships(filter: $filter, page: $page) { items { customerId } hasNext } }`;
interface Mark { customerId: string; tagId: string; evidence: string | null; expiresAt: string | null }
const PAGE = 200;
/** Beyond so many rows an act is not offered back; it would be another long act. */
const MOST = 2_000;

async function everyPage<T>(ask: (offset: number) => Promise<{ items: T[]; hasNext: boolean }>): Promise<T[] | null> {
  const rows: T[] = [];
  for (let more = true; more;) {
    const page = await ask(rows.length);
    rows.push(...page.items);
    more = page.hasNext;
    if (rows.length > MOST) return null;
  }
  return rows;
}

/** The tags as these customers carry them now; null when they are too many to be put back. */
export const marksOf = (ids: string[], tagIds: string[]): Promise<Mark[] | null> => everyPage(async (offset) =>
  (await request<{ customerTags: { items: Mark[]; hasNext: boolean } }>(MARKS, { filter: { customerId: { in: ids }, tagId: { in: tagIds } }, page: { limit: PAGE, offset } })).customerTags);

/** Which of these customers are in the list now. */
export const membersOf = async (ids: string[], segmentId: string): Promise<Set<string> | null> => {
  const rows = await everyPage<{ customerId: string }>(async (offset) =>
    (await request<{ segmentMemberships: { items: { customerId: string }[]; hasNext: boolean } }>(STAYS, { filter: { customerId: { in: ids }, segmentId: { eq: segmentId }, leftAt: { isNull: true } }, page: { limit: PAGE, offset } })).segmentMemberships);
  return rows && new Set(rows.map((row) => row.customerId));
};

/** The writes that bring back the marks as they were: untagging those who had none, tagging anew those who had one. */
export function takingBack(before: readonly Mark[], ids: readonly string[], tagIds: readonly string[]): { untag: { ids: string[]; tagIds: string[] }[]; tag: { ids: string[]; tagIds: string[]; evidence: string | null; expiresAt: string | null }[] } {
  const untag = tagIds.flatMap((tagId) => {
    const had = new Set(before.filter((mark) => mark.tagId === tagId).map((mark) => mark.customerId));
    const fresh = ids.filter((id) => !had.has(id));
    return fresh.length > 0 ? [{ ids: fresh, tagIds: [tagId] }] : [];
  });
  const alike = new Map<string, { ids: string[]; tagIds: string[]; evidence: string | null; expiresAt: string | null }>();
  for (const { customerId, tagId, evidence, expiresAt } of before) {
    const key = JSON.stringify([tagId, evidence, expiresAt]);
    const group = alike.get(key) ?? { ids: [], tagIds: [tagId], evidence, expiresAt };
    group.ids.push(customerId);
    alike.set(key, group);
  }
  return { untag, tag: [...alike.values()] };
}

/** Puts the marks back as they were before. */
export async function restoreMarks(before: readonly Mark[], ids: readonly string[], tagIds: readonly string[]): Promise<void> {
  const { untag, tag } = takingBack(before, ids, tagIds);
  for (const input of untag) await request(UNTAG_CUSTOMERS, { input });
  for (const input of tag) await request(TAG_CUSTOMERS, { input });
}
