// P24: many editors on few rows: every save that was accepted is in the history, every other one was told CONFLICT with the row as it stood.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dice } from '../core/read/door-fixture.ts';
import { ticketWorld, type TicketWorld } from '../tickets/ticket-fixture.ts';

const [EDITORS, SAVES, ROWS] = process.env.TEST_LONG ? [50, 200, 20] : [50, 8, 5];
let w: TicketWorld;
beforeAll(async () => { w = await ticketWorld(); });
afterAll(async () => { await w?.end(); });

interface Edited { classifyTicket: { version: number; subject: string } }
const EDIT = 'mutation ($input: ClassifyTicketInput!) { classifyTicket(input: $input) { version subject } }';

test(`P24: ${EDITORS} editors with ${SAVES} saves each on ${ROWS} tickets: none lost, the rest told what stands now`, async () => {
  const roll = dice(24);
  const ids: string[] = [];
  const seen = new Map<string, number>();
  for (let i = 0; i < ROWS; i += 1) {
    const made = await w.open(w.tokens.agent);
    ids.push(made.id);
    seen.set(made.id, made.version);
  }
  const accepted: { id: string; version: number; subject: string }[] = [];
  let conflicts = 0;
  const edit = async (editor: number): Promise<void> => {
    const known = new Map(seen);
    for (let save = 0; save < SAVES; save += 1) {
      const id = ids[roll(ids.length)] as string;
      const subject = `by ${editor}, save ${save}`;
      const answer = await w.http.gql(EDIT, { token: w.tokens.agent, variables: { input: { id, expectedVersion: known.get(id), subject } } });
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
        const { version, subject: kept } = (answer.data as unknown as Edited).classifyTicket;
        expect(version).toBeGreaterThan(known.get(id) as number);
        if (version === (known.get(id) as number) + 1) expect(kept).toBe(subject);
        accepted.push({ id, version: (known.get(id) as number) + 1, subject });
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
    expect(won, id).toEqual(Array.from({ length: won.length }, (_, i) => i + (seen.get(id) as number) + 1));
    const { rows: [row] } = await w.http.db.write.query<{ version: number; subject: string }>('select version, subject from tickets where id = $1', [id.split('-')[1]]);
    expect(row?.version).toBe((seen.get(id) as number) + won.length);
    expect(row?.subject).toBe(accepted.find((save) => save.id === id && save.version === row?.version)?.subject ?? row?.subject);
    const { rows } = await w.http.db.write.query<{ n: number }>("select count(*)::int n from events where resource = 'Ticket' and resource_id = $1 and kind = 'ticket.classified'", [id]);
    expect(rows[0]?.n, `history of ${id}`).toBe(won.length);
  }
}, 1_200_000);
