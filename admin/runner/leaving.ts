// What signing out means for this phone: how much is on it alone, and taking it all away.
import type { Leaving } from '../rooms.ts';
import { clearPhone, unsentCount } from './run-store.ts';

export const leavePhone: Leaving = { unsent: unsentCount, clear: clearPhone };
