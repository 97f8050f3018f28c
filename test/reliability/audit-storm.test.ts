// Audits that come in while the server is killed: all there, each once; the thousand of them stand in test/long.
import { expect, test } from 'vitest';
import { storm } from './audit-storm.ts';

test('60 audits of 40 answers from 12 phones while the server is killed: all there once, by count and checksum', async () => {
  const calm = await storm({ audits: 60, clients: 12, kills: 1 });
  expect(calm).toMatchObject({ submitted: 60, distinct: 60, wrong: [], answers: 60 * 40, events: 60, drafts: 0, numbers: 60, kills: 1 });
  // The kill was felt: some asked more than once.
  expect(calm.tries).toBeGreaterThan(2 * 60);
}, 400_000);
