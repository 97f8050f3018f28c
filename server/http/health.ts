// Is the process alive, and may it be sent requests: a real write to the database, its migrations, the queue's lag.
import type { Database } from '../core/database.ts';

export interface Readiness { ready: boolean; checks: { database: boolean; migrations: boolean; accepting: boolean }; queueLagSeconds: number | null }

// Writes a record of its own into the write-ahead log and waits until it is on disk; touches no table.
const WRITE_PROBE = "select pg_logical_emit_message(true, 'aftercare-health', '') is not null as written";
const LAG = `select coalesce(extract(epoch from now() - min(run_at)), 0)::float8 as lag from graphile_worker.jobs
  where locked_at is null and run_at < now() and attempts < max_attempts`;
const MAX_AGE_MS = 1_000;
const PATIENCE_MS = 2_000;

const within = <T>(work: Promise<T>, ms: number): Promise<T> => new Promise((resolve, reject) => {
  const timer = setTimeout(() => { reject(new Error('too slow')); }, ms);
  work.then(resolve, reject).finally(() => { clearTimeout(timer); });
});

/** The probe of one app; asked often, it asks the database once a second. */
export function readinessOf(db: Database, accepting: () => boolean): { check(): Promise<Readiness>; queueLag(): Promise<number> } {
  let last: { at: number; answer: Promise<Omit<Readiness, 'ready'>> } | null = null;
  const queueLag = async (): Promise<number> => (await within(db.write.query<{ lag: number }>(LAG), PATIENCE_MS)).rows[0]?.lag ?? 0;
  async function look(): Promise<Omit<Readiness, 'ready'>> {
    const [written, migrated, lag] = await Promise.allSettled([
      within(db.write.query<{ written: boolean }>(WRITE_PROBE), PATIENCE_MS),
      within(db.source.showMigrations(), PATIENCE_MS),
      queueLag(),
    ]);
    return {
      checks: {
        database: written.status === 'fulfilled' && written.value.rows[0]?.written === true,
        migrations: migrated.status === 'fulfilled' && migrated.value === false, accepting: accepting(),
      },
      queueLagSeconds: lag.status === 'fulfilled' ? Math.round(lag.value * 10) / 10 : null,
    };
  }
  return {
    queueLag,
    async check() {
      const now = performance.now();
      if (!last || now - last.at > MAX_AGE_MS) last = { at: now, answer: look() };
      const found = await last.answer;
      const checks = { ...found.checks, accepting: accepting() };
      return { ready: checks.database && checks.migrations && checks.accepting, ...found, checks };
    },
  };
}
