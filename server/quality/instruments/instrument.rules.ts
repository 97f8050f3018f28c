// May a reading be believed? By the instrument that took it, on the day on which it was taken. Pure.
export interface Calibrated { number: string; instrumentKind: string; calibratedOn: string; calibrationDueOn: string; isRetired: boolean }
export type InstrumentFault = 'INSTRUMENT_MISSING' | 'INSTRUMENT_UNKNOWN' | 'INSTRUMENT_KIND' | 'INSTRUMENT_RETIRED' | 'INSTRUMENT_OVERDUE';

/** `wants`: the kind that the question asks for; none: any, known or not, and none at all. Null where the reading stands. */
export function faultOfReading(named: string | undefined, found: Calibrated | undefined, wants: string | undefined, day: string): InstrumentFault | null {
  if (!named?.trim()) return wants ? 'INSTRUMENT_MISSING' : null;
  if (!found) return wants ? 'INSTRUMENT_UNKNOWN' : null;
  if (wants && found.instrumentKind !== wants) return 'INSTRUMENT_KIND';
  if (found.isRetired) return 'INSTRUMENT_RETIRED';
  return found.calibratedOn <= day && day <= found.calibrationDueOn ? null : 'INSTRUMENT_OVERDUE';
}
