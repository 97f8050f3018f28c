// Accounts that pay goes to, as they rest: what may be shown, a bar, and the whole sealed for one person. The database shows the first part by itself (mask_account).
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import '../auth/auth.messages.ts';
import { seal, unseal } from '../outgoing/sealed-secret.service.ts';
import { mask } from './masks.rules.ts';

const placeOf = (employeeId: string): string => `pay-account:${employeeId}`;

/** The account of this person as it is kept: by another person's row it opens nowhere. */
export const sealAccount = (db: Database, employeeId: string, account: string): string => `${mask('account', account)}|${seal(db, placeOf(employeeId), account)}`;

/** The whole account again. One from before accounts were sealed answers as it stands; one sealed under another secret, or for somebody else, is refused. */
export const openAccount = (db: Database, employeeId: string, kept: string): string => open(db, employeeId, kept, 'ACCOUNT_SEALED');
/** The same of what was handed over, which keeps what it was: to enter the account anew mends later pays alone, and that is said. */
export const openHandedAccount = (db: Database, employeeId: string, kept: string): string => open(db, employeeId, kept, 'PACK_SEALED');

function open(db: Database, employeeId: string, kept: string, reason: string): string {
  const bar = kept.indexOf('|');
  if (bar < 0) return kept;
  try { return unseal(db, placeOf(employeeId), kept.slice(bar + 1)); } catch { throw new AppError('POLICY', reason); }
}

const AT_ONCE = 1_000;
/** Seals what stands in clear from before accounts were sealed, so many at a time; one question of a table when there is nothing. Answers how many. */
export async function sealOldAccounts(db: Database): Promise<number> {
  let sealed = 0;
  for (const [table, owner] of [['employees', 'id'], ['pay_handovers', 'employee_id']] as const) {
    for (;;) {
      const { rows } = await db.write.query<{ id: string; owner: string; account: string }>(`select id::text, ${owner}::text owner, pay_account account from ${table} where pay_account is not null and strpos(pay_account, '|') = 0 order by ${table}.id limit ${AT_ONCE}`);
      if (!rows.length) break;
      // Only what still stands as it was read: somebody may have changed it, or another process sealed it.
      await db.write.query(`update ${table} t set pay_account = x.sealed from unnest($1::bigint[], $2::text[], $3::text[]) x (id, account, sealed) where t.id = x.id and t.pay_account = x.account`,
        [rows.map((one) => one.id), rows.map((one) => one.account), rows.map((one) => sealAccount(db, one.owner, one.account))]);
      sealed += rows.length;
    }
  }
  return sealed;
}
