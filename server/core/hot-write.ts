// Statements of hot writes: sent inside the caller's transaction under a name that is a hash of their text (scale.md rule 14).
import type { WriteContext } from './context.ts';
import { nameOf } from './prepared.ts';

interface Client { query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }> }

/** Runs a statement whose text is written in the code, never put together of values; answers its rows. */
export async function prepared<Row = Record<string, unknown>>(tx: WriteContext, text: string, values: unknown[]): Promise<Row[]> {
  const client = (await tx.manager.queryRunner?.connect()) as Client | undefined;
  if (!client) throw new Error('Prepared writes run inside transact');
  return (await client.query<Row>({ name: nameOf(text, 'w'), text, values })).rows;
}
