// What waits on the home page: every question is one that the API understands, with values that it has.
import { readFileSync } from 'node:fs';
import { buildSchema, getVariableValues, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import '../../admin/operations.ts';
import { allMessages } from '../../admin/i18n/messages.ts';
import '../../admin/messages.ts';
import { WORK, workFor, workQuery } from '../../admin/home/work.ts';
import type { Viewer } from '../../admin/provider/viewer.ts';
import { PERMISSIONS } from '../../schema/permission.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
const viewer = (employeeId: string | null) => ({ employeeId }) as Viewer;
const now = new Date('2026-02-13T09:30:00Z');

describe('what waits', () => {
  test('all of it in one question, valid by the schema, its filters too', () => {
    const asked = workFor(viewer('7'), () => true, now);
    expect(asked.length).toBe(WORK.length);
    const document = parse(workQuery(asked));
    expect(validate(schema, document)).toEqual([]);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], Object.fromEntries(asked.map(({ work, wire }) => [work.key, wire])));
    expect(errors).toBeUndefined();
  });

  test('only what concerns somebody is asked: by right, and what is one’s own only of people', () => {
    expect(workFor(viewer('7'), (right) => right === 'training:learn', now).map(({ work, to }) => [work.key, to])).toEqual([['learning', '/myTraining']]);
    expect(workFor(viewer(null), (right) => ['training:learn', 'tickets:write'].includes(right), now)).toEqual([]);
    expect(workFor(viewer('7'), () => false, now)).toEqual([]);
  });

  test('each has its words, and asks for a right that there is', () => {
    const keys = new Set(allMessages().map(([key]) => key));
    for (const { key, right } of WORK) { expect(keys.has(`home.work.${key}`), key).toBe(true); expect((PERMISSIONS as readonly string[]).includes(right), right).toBe(true); }
  });
});
