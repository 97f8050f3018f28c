// Which rooms stand in the phone's bottom bar: those where the viewer's own work is, before those that she may only look into.
import type { Room } from '../rooms.ts';

/** What people do with a phone in the hand, the likeliest first; a room that asks for a word to work in counts only for its holders. */
const AT_HAND = ['run', 'tickets', 'customers', 'segments', 'employees', 'incentiveRuns', 'approvals', 'audits', 'findings', 'statements', 'myTraining', 'scorecards'];
const PLACES = 3;

/** The rooms of the bar, of those that the viewer may enter; filled up in the sidebar's order. */
export function phoneRooms(open: readonly Room[], can: (word: Room['right']) => boolean): Room[] {
  const rank = (room: Room): number => {
    const at = AT_HAND.indexOf(room.name);
    return at >= 0 && (room.writeRight === undefined || can(room.writeRight)) ? at : AT_HAND.length;
  };
  return open.map((room, place) => ({ room, rank: rank(room), place })).sort((a, b) => a.rank - b.rank || a.place - b.place).slice(0, PLACES).map(({ room }) => room);
}
