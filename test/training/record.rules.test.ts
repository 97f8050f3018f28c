// How much time counts and when training is done: the cap whatever is asked in whatever order, time on a page, and the gate of a post.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TrainingState } from '../../schema/training/record.ts';
import { cappedMinutes, hoursOf, isDone, judgeGate, LONGEST_SILENCE_S, mayFinish, minutesOf, pageSecondsBetween, trainingStates } from '../../server/training/records/record.rules.ts';

describe('credited time', () => {
  test('never passes the length of a lesson, nor that of the course, whatever is asked in whatever order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 6 }), fc.array(fc.record({ lesson: fc.option(fc.nat({ max: 5 }), { nil: null }), asked: fc.nat({ max: 400 }) }), { maxLength: 40 }), (lengths, asks) => {
      const course = lengths.reduce((sum, one) => sum + one, 0);
      const credited = lengths.map(() => 0);
      let total = 0;
      for (const { lesson, asked } of asks) {
        const at = lesson === null ? null : lesson % lengths.length;
        const minutes = cappedMinutes({ askedMinutes: asked, courseMinutes: course, courseCredited: total, ...(at === null ? {} : { lesson: { minutes: lengths[at] as number, credited: credited[at] as number } }) });
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual(asked);
        total += minutes;
        if (at !== null) credited[at] = (credited[at] as number) + minutes;
        expect(total).toBeLessThanOrEqual(course);
        if (at !== null) expect(credited[at] as number).toBeLessThanOrEqual(lengths[at] as number);
      }
    }));
  });

  test('two pages of one person never count more time than went by', () => {
    fc.assert(fc.property(fc.array(fc.record({ page: fc.nat({ max: 2 }), after: fc.integer({ min: 0, max: 200 }) }), { minLength: 1, maxLength: 60 }), (beats) => {
      const start = Date.UTC(2026, 2, 2);
      const seen: (number | null)[] = [null, null, null];
      let now = start;
      let counted = 0;
      for (const { page, after } of beats) {
        now += after * 1_000;
        const mine = seen[page];
        const others = seen.filter((at, i): at is number => i !== page && at !== null);
        if (mine !== null && mine !== undefined) counted += pageSecondsBetween(new Date(mine), new Date(now), others.length ? new Date(Math.max(...others)) : null);
        seen[page] = now;
      }
      expect(counted).toBeLessThanOrEqual((now - start) / 1_000);
    }));
  });

  test.each([
    ['half a minute', 30, null, 30], ['the longest silence', LONGEST_SILENCE_S, null, LONGEST_SILENCE_S], ['one second more counts for nothing', LONGEST_SILENCE_S + 1, null, 0], ['a clock that went back', -5, null, 0],
    ['another page was looked at in between', 60, 40, 20],
  ])('%s', (_what, after, otherAfter, seconds) => {
    const at = Date.UTC(2026, 2, 2);
    expect(pageSecondsBetween(new Date(at), new Date(at + after * 1_000), otherAfter === null ? null : new Date(at + otherAfter * 1_000))).toBe(seconds);
  });

  test('a lesson of 30 minutes is finished after 15, not after 30 seconds', () => {
    expect([30, 899, 900].map((seconds) => mayFinish(seconds, 30))).toEqual([false, false, true]);
  });

  test('hours and minutes are exact both ways', () => {
    expect([hoursOf(2_394), hoursOf(2_400), hoursOf(50)]).toEqual(['39.9', '40', '0.8333']);
    expect([minutesOf('39.9'), minutesOf('40'), minutesOf('1.5')]).toEqual([2_394, 2_400, 90]);
  });
});

describe('the gate of a post', () => {
  const gate = (minutes: number, isPassed: boolean) => judgeGate({
    key: 'onboarding', nameZh: '岗前培训', nameEn: 'Onboarding', gateMinutes: 2_400,
    courses: [{ key: 'product', nameZh: '产品', nameEn: 'Product', minutes: minutes - 600, isExamined: false, isPassed: false }, { key: 'process', nameZh: '流程', nameEn: 'Process', minutes: 600, isExamined: true, isPassed }],
  });
  test.each([['39.9 h, passed', 2_394, true, false], ['40 h, passed', 2_400, true, true], ['40 h, not passed', 2_400, false, false], ['80 h, not passed', 4_800, false, false], ['39.9 h, not passed', 2_394, false, false]])(
    'C-19: %s', (_what, minutes, isPassed, isOpen) => expect(gate(minutes, isPassed).isOpen).toBe(isOpen));

  test('C-19: says why not, down to the course', () => {
    const { explanation } = gate(2_394, true);
    expect(explanation).toMatchObject({ value: false, holds: false, inputs: [{ label: { en: 'Hours credited' }, value: '39.9', holds: false, required: { en: 'at least 40 hours' } }, { label: { en: 'Exams' }, holds: true }] });
    expect(explanation.inputs[0]?.inputs.map((one) => one.value)).toEqual(['29.9', '10']);
  });
});

describe('a record', () => {
  test('is done when its hours and its exam are there, whichever comes last', () => {
    const record = { creditedMinutes: 60, requiredMinutes: 60, isExamined: true, examPassedAt: null };
    expect([isDone(record), isDone({ ...record, examPassedAt: '2026-03-02T00:00:00Z' }), isDone({ ...record, isExamined: false }), isDone({ ...record, creditedMinutes: 59, examPassedAt: '2026-03-02T00:00:00Z' })]).toEqual([false, true, true, false]);
  });
  test('that is late may still be done; what is over stays so', () => {
    expect(trainingStates.next(TrainingState.OVERDUE, 'complete')).toBe(TrainingState.COMPLETED);
    for (const over of [TrainingState.COMPLETED, TrainingState.WITHDRAWN]) expect(trainingStates.acts(over)).toEqual([]);
  });
});
