// GraphQL over HTTP as the specification has it, and what the listener refuses before anything runs.
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpWorld } from './http-fixture.ts';

let house: Awaited<ReturnType<typeof httpWorld>>;
beforeAll(async () => { house = await httpWorld(); });
afterAll(async () => { await house.end(); });

describe('P01: the audits of graphql-http', () => {
  it('P01: no MUST fails, and of the SHOULDs at most the three that ask for 200 where 400 is right', async () => {
    const audits = serverAudits({
      url: `${house.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...(init.headers as object), authorization: `Bearer ${house.admin}` } }),
    });
    const failed: { name: string; status: string }[] = [];
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status !== 'ok') failed.push({ name: `${audit.id} ${audit.name}`, status: result.status });
    }
    expect(audits.length).toBeGreaterThan(55);
    expect(failed.filter(({ name }) => /\bMUST\b/.test(name) && !/MUST NOT assume/.test(name))).toEqual([]);
    const should = failed.filter(({ name }) => /\bSHOULD\b/.test(name));
    expect(should.length, JSON.stringify(should)).toBeLessThanOrEqual(3);
  });
});
