// Rooms in the order of the viewer's own work, before those that she may only look into: the phone's bottom bar, and what home offers to open.
import type { Room } from '../rooms.ts';

/** What people do with a phone in the hand, the likeliest first; a room that asks for a word to work in counts only for its holders. */
const AT_HAND = ['run', 'tickets', 'customers', 'segments', 'employees', 'incentiveRuns', 'approvals', 'audits', 'findings', 'statements', 'myTraining', 'scorecards'];
const PLACES = 3;

/** The rooms that the viewer may enter: what is at hand first, then those where she may change something, then the rest; each in the sidebar's order. */
export function roomsByWork(open: readonly Room[], can: (word: Room['right']) => boolean): Room[] {
  const rank = (room: Room): number => {
    const mayWrite = room.writeRight !== undefined && can(room.writeRight);
    const at = AT_HAND.indexOf(room.name);
    if (at >= 0 && (room.writeRight === undefined || mayWrite)) return at;
    return mayWrite ? AT_HAND.length : AT_HAND.length + 1;
  };
  return open.map((room, place) => ({ room, rank: rank(room), place })).sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ room }) => room);
}

/** The rooms of the phone's bar. */
export const phoneRooms = (open: readonly Room[], can: (word: Room['right']) => boolean): Room[] => roomsByWork(open, can).slice(0, PLACES);
