// The whole of it: a thousand audits from fifty phones while the server is killed twice.
import { expect, test } from 'vitest';
import { storm } from '../reliability/audit-storm.ts';

test('1,000 audits of 40 answers from 50 phones while the server is killed twice: all there once, by count and checksum', async () => {
  const calm = await storm({ audits: 1_000, clients: 50, kills: 2 });
  expect(calm).toMatchObject({ submitted: 1_000, distinct: 1_000, wrong: [], answers: 40_000, events: 1_000, drafts: 0, numbers: 1_000, kills: 2 });
  expect(calm.tries).toBeGreaterThan(2_000);
}, 900_000);
