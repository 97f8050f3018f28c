// Where credited hours come from: the room of courses says them; until it does, nobody has any.
import type { WriteContext } from '../../core/context.ts';

type Hours = (tx: WriteContext, employeeId: string) => Promise<string>;
let hours: Hours = async () => '0';
/** Says how hours of training are counted, as an exact decimal. */
export const setTrainingHours = (count: Hours): void => { hours = count; };
export const trainingHours: Hours = (tx, employeeId) => hours(tx, employeeId);
