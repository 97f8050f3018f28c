// Who stands on which side of the board, and how much of a name others see. Pure: the same rows make the same board.
import { BoardPrivacy, BoardSide } from '../../../schema/staff/board.ts';
import { canonicalJson, sha256 } from '../../core/canonical.ts';
import { compareNumbers } from '../../core/money.ts';

export interface Contender { employeeId: string; storeId: string | null; peerGroup: string; score: string | null; sample: number }
export interface Placed<T extends Contender> { row: T; rank: number | null; peerCount: number; side: BoardSide }

/** So many of a group stand on one side: as asked, but never more than a third of it, so that the middle stays the largest part. */
export const placesIn = (peers: number, places: number): number => Math.min(places, Math.floor(peers / 3));

/** The rule by which people are placed now; boards keep the number of the one that placed theirs. */
export const BOARD_RULE = 2;
export interface BoardRules { minSample: number; places: number; ruleVersion?: number }

/** Above nought: the first stands ahead. Of equal scores the one of more results is ahead: it says more of its bearer (rule 1 left them equal). */
const ahead = (a: Contender, b: Contender, ruleVersion: number): number => compareNumbers(a.score as string, b.score as string) || (ruleVersion > 1 ? a.sample - b.sample : 0);

/**
 * Places within peer groups, best first. Who has too few results is not ranked. Whoever is equal in score and in results shares
 * a place and a side, as long as a side does not grow beyond a third of its group: where most are equal, nobody is better than the
 * others. By rule 1 equal scores shared both, however many they were. Nobody stands on both sides.
 */
export function placeAll<T extends Contender>(rows: readonly T[], rules: BoardRules): Placed<T>[] {
  const { ruleVersion = BOARD_RULE } = rules;
  const groups = new Map<string, T[]>();
  const placed: Placed<T>[] = [];
  for (const row of rows) {
    if (row.score === null || row.sample < rules.minSample) placed.push({ row, rank: null, peerCount: 0, side: BoardSide.NONE });
    else groups.set(row.peerGroup, [...(groups.get(row.peerGroup) ?? []), row]);
  }
  for (const members of groups.values()) {
    const most = placesIn(members.length, rules.places);
    const third = ruleVersion > 1 ? Math.floor(members.length / 3) : members.length - 1;
    for (const row of members) {
      const better = members.filter((other) => ahead(other, row, ruleVersion) > 0).length;
      const worse = members.filter((other) => ahead(other, row, ruleVersion) < 0).length;
      const side = better < most && members.length - worse <= third ? BoardSide.RED : worse < most && members.length - better <= third ? BoardSide.BLACK : BoardSide.NONE;
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
