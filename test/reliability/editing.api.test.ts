// P24: many editors on few rows: every save that was accepted is in the history, every other one was told CONFLICT with the row as it stood.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dice } from '../core/read/door-fixture.ts';
import { httpWorld } from '../http/http-fixture.ts';

const [EDITORS, SAVES, ROWS] = process.env.TEST_LONG ? [50, 200, 20] : [50, 8, 5];
let house: Awaited<ReturnType<typeof httpWorld>>;
beforeAll(async () => { house = await httpWorld(); });
afterAll(async () => { await house?.end(); });

interface Edited { updateCustomer: { version: number; address: string } }

test(`P24: ${EDITORS} editors with ${SAVES} saves each on ${ROWS} customers: none lost, the rest told what stands now`, async () => {
  const roll = dice(24);
  const ids: string[] = [];
  for (let i = 0; i < ROWS; i += 1) {
    const made = await house.gql('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { id } }', { token: house.admin, variables: { input: { name: `顾客${i}`, storeId: house.world.stores[0] } } });
    ids.push((made.data as unknown as { createCustomer: { id: string } }).createCustomer.id);
  }
  const seen = new Map(ids.map((id) => [id, 1]));
  const accepted: { id: string; version: number; address: string }[] = [];
  let conflicts = 0;
  const edit = async (editor: number): Promise<void> => {
    const known = new Map(seen);
    for (let save = 0; save < SAVES; save += 1) {
      const id = ids[roll(ids.length)] as string;
      const address = `by ${editor}, save ${save}`;
      const answer = await house.gql('mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { version address } }', {
        token: house.admin, variables: { input: { id, expectedVersion: known.get(id), address } },
      });
      const error = answer.errors?.[0];
      if (error) {
        // Too busy to try is an answer, too; nothing else is.
        if (error.extensions.code === 'LIMIT') { save -= 1; continue; }
        expect(error.extensions.code, JSON.stringify(error)).toBe('CONFLICT');
        const current = error.extensions.current as { version: number };
        expect(current.version).toBeGreaterThan(known.get(id) as number);
        known.set(id, current.version);
        conflicts += 1;
      } else {
        const { version, address: kept } = (answer.data as unknown as Edited).updateCustomer;
        expect(version).toBeGreaterThan(known.get(id) as number);
        if (version === (known.get(id) as number) + 1) expect(kept).toBe(address);
        accepted.push({ id, version: (known.get(id) as number) + 1, address });
        known.set(id, (known.get(id) as number) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: EDITORS }, (_, editor) => edit(editor)));
  expect(accepted.length + conflicts).toBe(EDITORS * SAVES);
  expect(conflicts).toBeGreaterThan(0);
  // Of each row's versions every one was won by exactly one save, without a gap.
  for (const id of ids) {
    const won = accepted.filter((save) => save.id === id).map((save) => save.version).sort((a, b) => a - b);
    expect(won, id).toEqual(Array.from({ length: won.length }, (_, i) => i + 2));
    const { rows: [row] } = await house.db.write.query<{ version: number; address: string }>('select version, address from customers where id = $1', [id]);
    expect(row?.version).toBe(won.length + 1);
    expect(row?.address ?? '').toBe(accepted.find((save) => save.id === id && save.version === row?.version)?.address ?? '');
    const { rows } = await house.db.write.query<{ n: number }>("select count(*)::int n from events where resource = 'Customer' and resource_id = $1 and kind = 'customer.updated'", [id]);
    expect(rows[0]?.n, `history of ${id}`).toBe(won.length);
  }
}, 600_000);
