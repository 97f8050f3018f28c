// What is said when signing in fails.
import type { Fault } from '../provider/faults.ts';

/** The server's own words where it has some; ours where it cannot be reached. */
export function faultWords(fault: Fault, t: (key: string) => string): string {
  if (fault.code === 'NETWORK') return t('signIn.unreachable');
  return fault.message || t('signIn.wrong');
}
