// One statement read in parts: in one snapshot, in constant memory, and each row looked for once.
import type pg from 'pg';

/**
 * Rows of a statement as arrays of columns, `size` at a time; the next part is fetched while the caller works with this one.
 * The last part is a short one, be it empty. A page after a page by key would join what stands before it anew each time.
 */
export async function* inParts<Row extends unknown[]>(pool: pg.Pool, text: string, values: unknown[], size: number): AsyncGenerator<Row[]> {
  const client = await pool.connect();
  let failed: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    // All rows will be fetched: the plan should be the one that is quickest to the last.
    await client.query("select set_config('cursor_tuple_fraction', '1', true)");
    await client.query(`declare parts no scroll cursor for ${text}`, values);
    const fetch = (): Promise<{ rows: Row[] }> => {
      const asked = client.query<Row>({ text: `fetch ${size} from parts`, rowMode: 'array' });
      // Heard where it is waited for.
      asked.catch(() => {});
      return asked;
    };
    for (let asked = fetch(); ;) {
      const { rows } = await asked;
      const isLast = rows.length < size;
      if (!isLast) asked = fetch();
      yield rows;
      if (isLast) return;
    }
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    await giveBack(client, failed);
  }
}

/** Ends a reading transaction and gives its connection back; one on which something failed may have rows in the way, and is closed. */
export async function giveBack(client: pg.PoolClient, failed: Error | undefined): Promise<void> {
  let reason = failed;
  if (!reason) await client.query('rollback').catch((error: Error) => { reason = error; });
  client.release(reason);
}
