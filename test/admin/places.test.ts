// Where rows are shown: what mails, bell and chain link to is an address that the console has, and whatever has a room is linked to.
import { describe, expect, test } from 'vitest';
import { rooms } from '../../admin/resources.tsx';
import { allResources } from '../../admin/provider/resources.ts';
import '../../admin/operations.ts';
import { allNouns } from '../../schema/base.ts';
import { placeOf } from '../../schema/places.ts';
import '../../schema/entities.ts';

/** Does the console answer the address? As react-admin reads it: list, form, page, and what a room has besides. */
function isKnown(address: string): boolean {
  const [, name, ...rest] = address.split('/');
  const room = rooms.find((one) => one.name === name);
  if (!room) return false;
  const below = rest.join('/').replace('%2F1', ':id');
  if (Object.keys(room.more ?? {}).includes(below)) return true;
  return Boolean({ '': room.list, ':id': room.edit, ':id/show': room.show }[below]);
}

describe('the place of a row', () => {
  const nouns = allNouns().map((one) => one.name);
  const linked = nouns.filter((noun) => placeOf(noun, '1', () => true));
  test('there are nouns with one and nouns without', () => {
    expect([nouns.length > 150, linked.length > 60, nouns.length > linked.length]).toEqual([true, true, true]);
    expect([placeOf('TransferProposal', '1', () => true), placeOf('NoSuchNoun', '1', () => true), placeOf('constructor', '1', () => true), placeOf('Ticket', null, () => true)]).toEqual([null, null, null, null]);
  });
  test.each([['all', true], ['nothing', false]])('of each noun it is an address of the console, or none: who may see %s', (_who, may) => {
    const wrong = nouns.map((noun) => [noun, placeOf(noun, '/1', () => may)] as const).filter(([, address]) => address !== null && !isKnown(address));
    expect(wrong).toEqual([]);
  });
  test('a noun whose rows have a room of their own is linked to', () => {
    // Files in and out are one noun in two rooms.
    const homeless = allResources().filter((one) => one.noun !== 'Transfer' && rooms.some((room) => room.name === one.name) && !linked.includes(one.noun));
    expect(homeless.map((one) => `${one.noun}: ${one.name}`)).toEqual([]);
  });
  test.each([
    ['Ticket', '/tickets/W1-2/show', '/tickets/W1-2/show'], ['Survey', '/surveys/W1-2/show', '/surveys/W1-2/show'], ['Category', '/categories/W1-2', '/categories/W1-2'], ['RiskAlert', '/riskAlerts', '/riskAlerts'],
    ['Course', '/courses/W1-2/show', '/myTraining'], ['TrainingRecord', '/trainingRecords/W1-2/show', '/myTraining/W1-2/learn'], ['ExamAttempt', '/myExams/W1-2/result', '/myExams/W1-2/result'],
  ])('%s: %s, and for who may see nothing %s', (noun, all, nothing) => {
    expect([placeOf(noun, 'W1-2', () => true), placeOf(noun, 'W1-2', () => false)]).toEqual([all, nothing]);
  });
});
