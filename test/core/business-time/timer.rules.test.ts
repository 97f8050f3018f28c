// One running promise: pauses, stops, reopening, another calendar in flight; every order of events has an answer, and the minutes agree with an oracle.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainTimer } from '../../../server/core/business-time/explain.ts';
import {
  countedSlices, deadlineOf, pauseTimer, remaining, reopenTimer, resumeTimer, retargetTimer, startTimer, stopTimer, usedMilliseconds, type Target, type Timer,
} from '../../../server/core/business-time/timer.ts';
import { sayLength } from '../../../server/core/business-time/words.ts';
import { explanationLines, explanationSchema } from '../../../server/core/explanation.ts';
import { days2026, nineToSix, office, shanghai, withLunch } from './calendars.ts';
import { openMinutes } from './minute-oracle.ts';
import { caseArb } from './random-calendar.ts';

const calendar = office(nineToSix);
const hours = (amount: number): Target => ({ unit: 'BUSINESS_MINUTES', amount: amount * 60 });
const at = (wall: string): string => new Date(shanghai(wall)).toISOString();
const monday = (target: Target = hours(4)): Timer => startTimer(calendar, target, at('2026-01-05 10:00'));

describe('a timer', () => {
  test('is due by open time, working days or clock hours', () => {
    expect(monday(hours(4)).dueAt).toBe(at('2026-01-05 14:00'));
    expect(monday({ unit: 'WORKING_DAYS', amount: 3 }).dueAt).toBe(at('2026-01-08 18:00'));
    expect(monday({ unit: 'ELAPSED_MINUTES', amount: 24 * 60 }).dueAt).toBe(at('2026-01-06 10:00'));
    expect(monday({ unit: 'ELAPSED_MINUTES', amount: 0.5 }).dueAt).toBe(at('2026-01-05 10:00:30'));
  });

  test('stands still in a pause and goes on with what was left', () => {
    const paused = pauseTimer(monday(), calendar, at('2026-01-05 12:00'));
    expect(paused.outcome).toBe('PAUSED');
    expect(deadlineOf(paused.timer)).toBeNull();
    expect(remaining(paused.timer, calendar, at('2026-01-07 12:00'))).toEqual({ state: 'PAUSED', milliseconds: 7_200_000, minutes: 120, isProvisional: false });
    const resumed = resumeTimer(paused.timer, calendar, at('2026-01-05 17:00'));
    expect(resumed.timer.dueAt).toBe(at('2026-01-06 10:00'));
    expect(usedMilliseconds(resumed.timer, calendar, at('2026-01-05 18:00'))).toBe(3 * 3_600_000);
    expect(countedSlices(resumed.timer, calendar, resumed.timer.dueAt as string).map((slice) => slice.milliseconds / 3_600_000)).toEqual([2, 1, 1]);
  });

  test('a pause over closed time costs nothing; a pause of clock hours costs all of it', () => {
    const over = (target: Target): string | null => resumeTimer(pauseTimer(monday(target), calendar, at('2026-01-05 18:00')).timer, calendar, at('2026-01-06 09:00')).timer.dueAt;
    expect(over(hours(9))).toBe(at('2026-01-06 10:00'));
    expect(over({ unit: 'ELAPSED_MINUTES', amount: 24 * 60 })).toBe(at('2026-01-07 01:00'));
    expect(over({ unit: 'WORKING_DAYS', amount: 3 })).toBe(at('2026-01-08 18:00'));
  });

  test('attack A62: pause twice, resume before the pause, resume without one, anything after the stop: nothing changes and it says why', () => {
    const paused = pauseTimer(monday(), calendar, at('2026-01-05 12:00')).timer;
    const twice = pauseTimer(paused, calendar, at('2026-01-05 13:00'));
    expect([twice.outcome, twice.changed, twice.timer]).toEqual(['ALREADY_PAUSED', false, paused]);
    expect(resumeTimer(paused, calendar, at('2026-01-05 11:00'))).toEqual({ timer: paused, outcome: 'OUT_OF_ORDER', changed: false });
    expect(resumeTimer(monday(), calendar, at('2026-01-05 11:00')).outcome).toBe('NOT_PAUSED');
    expect(pauseTimer(monday(), calendar, at('2026-01-05 09:00')).outcome).toBe('OUT_OF_ORDER');
    const resumed = resumeTimer(paused, calendar, at('2026-01-05 13:00')).timer;
    expect(pauseTimer(resumed, calendar, at('2026-01-05 12:30')).outcome).toBe('OUT_OF_ORDER');
    const stopped = stopTimer(resumed, calendar, at('2026-01-05 14:00')).timer;
    expect([pauseTimer(stopped, calendar, at('2026-01-05 15:00')).outcome, resumeTimer(stopped, calendar, at('2026-01-05 15:00')).outcome, stopTimer(stopped, calendar, at('2026-01-05 15:00')).outcome, retargetTimer(stopped, calendar, hours(1)).outcome])
      .toEqual(['ALREADY_STOPPED', 'ALREADY_STOPPED', 'ALREADY_STOPPED', 'ALREADY_STOPPED']);
    expect(reopenTimer(resumed, calendar, at('2026-01-05 15:00')).outcome).toBe('NOT_STOPPED');
  });

  test('attack A62: without working time there is no deadline, and all moves still answer', () => {
    const closed = office([], []);
    const timer = startTimer(closed, hours(4), at('2026-01-05 10:00'));
    const resumed = resumeTimer(pauseTimer(timer, closed, at('2026-01-05 11:00')).timer, closed, at('2026-01-05 12:00')).timer;
    expect([timer.dueAt, resumed.dueAt, deadlineOf(timer)]).toEqual([null, null, null]);
    expect(remaining(resumed, closed, at('2026-01-09 10:00')).state).toBe('NO_DEADLINE');
    expect(explainTimer({ zh: '响应', en: 'Response' }, timer, closed).text?.zh).toBe('没有期限：日历里没有可计的时间');
  });

  test('is met at its deadline to the millisecond, and missed a millisecond later; a pause does not heal a miss', () => {
    const stopAt = (time: string) => remaining(stopTimer(monday(), calendar, at(time)).timer, calendar, at('2026-02-01 00:00')).state;
    expect([stopAt('2026-01-05 14:00'), stopAt('2026-01-05 14:00:00.001')]).toEqual(['MET', 'MISSED']);
    expect(remaining(monday(), calendar, at('2026-01-05 16:00'))).toEqual({ state: 'OVERDUE', milliseconds: -7_200_000, minutes: -120, isProvisional: false });
    const late = pauseTimer(monday(), calendar, at('2026-01-05 15:00')).timer;
    expect(resumeTimer(late, calendar, at('2026-01-05 17:00')).timer.dueAt).toBe(at('2026-01-05 14:00'));
    expect(remaining(late, calendar, at('2026-01-05 17:00')).state).toBe('OVERDUE');
  });

  test('stopped while paused it counts until the pause; reopened it goes on with what was left', () => {
    const paused = pauseTimer(monday(), calendar, at('2026-01-05 12:00')).timer;
    const stopped = stopTimer(paused, calendar, at('2026-01-09 12:00')).timer;
    expect(remaining(stopped, calendar, at('2026-02-01 00:00')).state).toBe('MET');
    expect(usedMilliseconds(stopped, calendar, at('2026-02-01 00:00'))).toBe(2 * 3_600_000);
    const again = reopenTimer(stopped, calendar, at('2026-01-12 09:00')).timer;
    expect([again.dueAt, again.stoppedAt]).toEqual([at('2026-01-12 11:00'), null]);
  });

  test('P31: a calendar changed in flight moves nothing until the timer is retargeted; then all is told again under it', () => {
    const paused = resumeTimer(pauseTimer(monday(hours(10)), calendar, at('2026-01-05 12:00')).timer, calendar, at('2026-01-05 15:00')).timer;
    expect(paused.dueAt).toBe(at('2026-01-06 14:00'));
    const second = office(withLunch, days2026, { version: 2 });
    expect(() => pauseTimer(paused, second, at('2026-01-05 16:00'))).toThrow('version 1');
    const told = retargetTimer(paused, second, hours(10));
    expect([told.outcome, told.changed, told.timer.calendarVersion, told.timer.dueAt]).toEqual(['RETARGETED', true, 2, at('2026-01-06 15:30')]);
    expect(retargetTimer(told.timer, second, hours(10)).changed).toBe(false);
    expect(retargetTimer(told.timer, second, hours(1)).timer.dueAt).toBe(at('2026-01-05 11:00'));
  });

  test('attack A62: another time zone is another version: the same hours of another place', () => {
    const tokyo = office(nineToSix, days2026, { version: 2, zone: 'Asia/Tokyo' });
    expect(retargetTimer(monday(hours(9)), tokyo, hours(9)).timer.dueAt).toBe(at('2026-01-06 10:00'));
    expect(retargetTimer(startTimer(calendar, hours(9), at('2026-01-05 17:30')), tokyo, hours(9)).timer.dueAt).toBe(at('2026-01-06 17:00'));
  });

  test('P31: with random pauses it is due at the minute that the oracle counts to', () => {
    fc.assert(fc.property(caseArb, fc.array(fc.tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 2_000 })), { maxLength: 4 }), ({ window, calendar: random, from, amount }, gaps) => {
      fc.pre(amount > 0);
      const open = openMinutes(random, window);
      let timer = startTimer(random, { unit: 'BUSINESS_MINUTES', amount }, new Date(from));
      let clock = from;
      for (const [run, rest] of gaps) {
        const end = clock + run * 60_000;
        const on = end + rest * 60_000;
        timer = pauseTimer(timer, random, new Date(end)).timer;
        timer = resumeTimer(timer, random, new Date(on)).timer;
        for (let i = (end - window.start) / 60_000; i < (on - window.start) / 60_000 && i < open.length; i += 1) open[i] = 0;
        clock = on;
      }
      let left = amount;
      let i = (from - window.start) / 60_000;
      for (; left > 0 && i < open.length; i += 1) left -= open[i] as number;
      if (left > 0) return;
      const due = window.start + i * 60_000;
      // Where the counted time ends exactly as a pause begins, the deadline moves to the pause's end: nothing was missed yet.
      const touched = timer.pauses.filter((pause) => Date.parse(pause.from) === due || (Date.parse(pause.from) > due && pause.from === pause.to));
      if (touched.length) return;
      expect(timer.dueAt).toBe(new Date(due).toISOString());
      expect(usedMilliseconds(timer, random, timer.dueAt as string)).toBe(amount * 60_000);
    }), { numRuns: 700 });
  }, 60_000);
});

describe('the explanation of a deadline', () => {
  const lunch = office(withLunch);
  const label = { zh: '方案', en: 'Plan' };

  test('lists every counted slice: 30 minutes before lunch and 3.5 hours after it', () => {
    const timer = startTimer(lunch, hours(4), at('2026-01-05 11:30'));
    const tree = explanationSchema.parse(explainTimer(label, timer, lunch));
    expect(explanationLines(tree, 'en')).toEqual([
      'Plan: Mon 5 Jan 2026 17:00', '  Start: Mon 5 Jan 2026 11:30', '  Promise: 4 h (business time)', '  Time zone: Asia/Shanghai', '  Time counted: 4 h',
      '    Mon 5 Jan 11:30–12:00: 30 min', '    Mon 5 Jan 13:30–17:00: 3 h 30 min',
    ]);
    expect(explanationLines(tree, 'zh').slice(0, 3)).toEqual(['方案：2026 年 1 月 5 日 周一 17:00', '  开始：2026 年 1 月 5 日 周一 11:30', '  承诺：4 小时（营业时间）']);
    expect(tree.rule).toEqual({ key: 'office', version: 1 });
  });

  test('names make-up days, holidays in between and pauses', () => {
    const timer = resumeTimer(pauseTimer(startTimer(calendar, hours(12), at('2026-02-13 17:00')), calendar, at('2026-02-14 10:00')).timer, calendar, at('2026-02-14 12:00')).timer;
    const lines = explanationLines(explainTimer(label, timer, calendar), 'zh');
    expect(lines).toContain('    2 月 14 日 周六 09:00–10:00（春节，调休上班）：1 小时');
    expect(lines).toContain('    2 月 14 日 周六 12:00–18:00（春节，调休上班）：6 小时');
    expect(lines).toContain('    春节 2 月 15 日 周日–2 月 23 日 周一：不计');
    expect(lines).toContain('    2 月 14 日 周六 10:00–12:00：不计');
    expect(lines).toContain('  计入的时间：12 小时');
  });

  test('says that a calendar is not yet published instead of giving a day', () => {
    const tree = explainTimer(label, startTimer(calendar, { unit: 'WORKING_DAYS', amount: 3 }, at('2026-12-30 10:00')), calendar);
    expect(tree.text).toEqual({ zh: '日历尚未公布（暂定 2027 年 1 月 4 日 周一 18:00）', en: 'Calendar not yet published (provisionally Mon 4 Jan 2027 18:00)' });
    expect(tree.note?.en).toBe('The calendar of 2027 is not yet published: from 2027-01-01 on counted by the usual week, to be computed again');
  });

  test('lengths are said without rounding up', () => {
    expect([0, 30_000, 59_999, 5_400_000, -60_000].map((ms) => `${sayLength(ms, 'zh')} | ${sayLength(ms, 'en')}`))
      .toEqual(['0 分钟 | 0 min', '30 秒 | 30 s', '59 秒 | 59 s', '1 小时 30 分钟 | 1 h 30 min', '−1 分钟 | −1 min']);
  });
});
