// Who stands on which side of the board, and how much of a name others see. Pure: the same rows make the same board.
import { BoardPrivacy, BoardSide } from '../../../schema/staff/board.ts';
import { canonicalJson, sha256 } from '../../core/canonical.ts';
import { compareNumbers } from '../../core/money.ts';

export interface Contender { employeeId: string; storeId: string | null; peerGroup: string; score: string | null; sample: number }
export interface Placed<T extends Contender> { row: T; rank: number | null; peerCount: number; side: BoardSide }

/** So many of a group stand on one side: as asked, but never more than a third of it, so that the middle stays the largest part. */
export const placesIn = (peers: number, places: number): number => Math.min(places, Math.floor(peers / 3));

/**
 * Places within peer groups, best first; equal scores share a place and a side. Who has too few results is not ranked.
 * Nobody stands on both sides: where all are equal, nobody stands on the black one.
 */
export function placeAll<T extends Contender>(rows: readonly T[], rules: { minSample: number; places: number }): Placed<T>[] {
  const groups = new Map<string, T[]>();
  const placed: Placed<T>[] = [];
  for (const row of rows) {
    if (row.score === null || row.sample < rules.minSample) placed.push({ row, rank: null, peerCount: 0, side: BoardSide.NONE });
    else groups.set(row.peerGroup, [...(groups.get(row.peerGroup) ?? []), row]);
  }
  for (const members of groups.values()) {
    const most = placesIn(members.length, rules.places);
    for (const row of members) {
      const better = members.filter((other) => compareNumbers(other.score as string, row.score as string) > 0).length;
      const worse = members.filter((other) => compareNumbers(other.score as string, row.score as string) < 0).length;
      const side = better < most && worse > 0 ? BoardSide.RED : worse < most && better > 0 ? BoardSide.BLACK : BoardSide.NONE;
      placed.push({ row, rank: better + 1, peerCount: members.length, side });
    }
  }
  return placed.sort((a, b) => (a.row.peerGroup < b.row.peerGroup ? -1 : a.row.peerGroup > b.row.peerGroup ? 1 : (a.rank ?? 1e9) - (b.rank ?? 1e9) || Number(a.row.employeeId) - Number(b.row.employeeId)));
}

/** What a board was made of, in one hash. */
export const boardHash = (rules: object, placed: readonly Placed<Contender>[]): string =>
  sha256(canonicalJson({ rules, rows: placed.map(({ row, rank, side }) => ({ ...pick(row), rank, side })) }));
const pick = ({ employeeId, storeId, peerGroup, score, sample }: Contender): Contender => ({ employeeId, storeId, peerGroup, score, sample });

/** A name as colleagues see it: 王小雨 becomes 王**, Mary Ann Smith becomes M. A. S. */
export function veiled(name: string): string {
  const text = name.trim();
  if (/^\p{Script=Han}/u.test(text)) return `${[...text][0]}${'*'.repeat(Math.max(1, Math.min(2, [...text].length - 1)))}`;
  return text.split(/\s+/).map((part) => `${[...part][0] ?? ''}.`).join(' ');
}

/** What somebody without a right to the person's card sees of an entry; null: nothing. The black side is nobody's business but the person's and her manager's. */
export function shownTo(privacy: BoardPrivacy, side: BoardSide, said: Called, isOwn: boolean): Called | null {
  if (isOwn) return said;
  if (side !== BoardSide.RED || privacy === BoardPrivacy.OWN_RANK) return null;
  return privacy === BoardPrivacy.NAMES ? said : { name: veiled(said.name), nameEn: said.nameEn && veiled(said.nameEn) };
}
/** A name in both languages; both are veiled alike, so that neither tells what the other hides. */
export interface Called { name: string; nameEn: string | null }
