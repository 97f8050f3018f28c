// Why a deadline is when it is: start, target, every counted slice, every pause, the days left out, and where the calendar ends.
import { explain, type Explanation } from '../explanation.ts';
import { labelOf, sameLabel, type Label } from '../language.ts';
import { millis, type InstantLike, type Slice } from './arithmetic.ts';
import type { BusinessCalendar, DayException } from './calendar.ts';
import { isWorkingDayNumber, weekdayOf } from './open-days.ts';
import { countedSlices, knownDue, type Timer } from './timer.ts';
import { sayDay, sayInstant, sayLength, saySpan, sayTarget } from './words.ts';
import { dayAt, dayNumber, dayText } from './zone.ts';

const MINUTES: Label = { zh: '分钟', en: 'min' };
const named = (one: { nameZh?: string; nameEn?: string }): Label | null =>
  (one.nameZh || one.nameEn ? { zh: one.nameZh ?? one.nameEn ?? '', en: one.nameEn ?? one.nameZh ?? '' } : null);

function sliceLine(zone: string, slice: Slice): Explanation {
  const name = named(slice);
  const why = slice.isException ? { zh: name ? `（${name.zh}，调休上班）` : '（调休上班）', en: name ? ` (${name.en}, worked)` : ' (worked)' } : { zh: '', en: '' };
  return explain(
    { zh: saySpan(zone, slice.from, slice.to, 'zh') + why.zh, en: saySpan(zone, slice.from, slice.to, 'en') + why.en }, slice.milliseconds / 60_000,
    { unit: MINUTES, text: labelOf((language) => sayLength(slice.milliseconds, language)) },
  );
}

/** Days between two instants that would be worked by their weekday and are not, neighbours of one name together. */
function daysLeftOut(calendar: BusinessCalendar, from: InstantLike, to: InstantLike): Explanation[] {
  if (calendar.kind === 'elapsed') return [];
  const runs: { first: string; last: string; days: number; exception: DayException }[] = [];
  for (let day = dayAt(calendar.zone, millis(from)), end = dayAt(calendar.zone, millis(to)); day <= end; day += 1) {
    const exception = calendar.exceptions.get(dayText(day));
    if (!exception || isWorkingDayNumber(calendar, day)) continue;
    const run = runs.at(-1);
    if (run && dayNumber(run.last) === day - 1 && run.exception.nameZh === exception.nameZh) Object.assign(run, { last: dayText(day), days: run.days + 1 });
    else runs.push({ first: dayText(day), last: dayText(day), days: 1, exception });
  }
  return runs.filter((run) => run.days > 1 || calendar.week[weekdayOf(dayNumber(run.first))].length > 0).map((run) => explain(
    labelOf((language) => `${named(run.exception)?.[language] ?? (language === 'zh' ? '休息' : 'Closed')} ${sayDay(run.first, language)}${run.days > 1 ? `–${sayDay(run.last, language)}` : ''}`),
    0, { unit: MINUTES, text: { zh: '不计', en: 'not counted' } },
  ));
}

/** What was not published when a deadline was looked for. */
const unpublishedNote = (day: string): Label => ({
  zh: `${day.slice(0, 4)} 年的日历尚未公布：自 ${day} 起按平常的一周暂计，公布后重算`,
  en: `The calendar of ${day.slice(0, 4)} is not yet published: from ${day} on counted by the usual week, to be computed again`,
});

/**
 * The tree of one timer: its deadline (the answer), the calendar with its version (the rule), and below it the start, what was
 * promised, every slice that counts, every pause, and the holidays in between. `label` names the promise.
 */
export function explainTimer(label: Label, timer: Timer, calendar: BusinessCalendar): Explanation {
  const due = knownDue(timer);
  const zone = calendar.zone;
  const at = (instant: string): Label => labelOf((language) => sayInstant(zone, new Date(instant), language));
  const counted = due === null ? [] : countedSlices(timer, calendar, due);
  const total = counted.reduce((sum, slice) => sum + slice.milliseconds, 0);
  const pauses = timer.pausedAt ? [...timer.pauses, { from: timer.pausedAt, to: null }] : timer.pauses;
  return explain(label, due, {
    text: due === null ? { zh: '没有期限：日历里没有可计的时间', en: 'No deadline: the calendar has no time to count' }
      : timer.dueAt === null ? { zh: `日历尚未公布（暂定 ${at(due).zh}）`, en: `Calendar not yet published (provisionally ${at(due).en})` } : at(due),
    ...(timer.unpublishedDay ? { note: unpublishedNote(timer.unpublishedDay) } : {}),
    rule: { key: timer.calendarKey, version: timer.calendarVersion },
    inputs: [
      explain({ zh: '开始', en: 'Start' }, timer.startedAt, { text: at(timer.startedAt) }),
      explain({ zh: '承诺', en: 'Promise' }, timer.target.amount, { text: sayTarget(timer.target) }),
      explain({ zh: '时区', en: 'Time zone' }, zone, { text: sameLabel(zone) }),
      explain({ zh: '计入的时间', en: 'Time counted' }, total / 60_000, {
        unit: MINUTES, text: labelOf((language) => sayLength(total, language)), inputs: counted.map((slice) => sliceLine(zone, slice)),
      }),
      ...(pauses.length ? [explain({ zh: '暂停', en: 'Pauses' }, pauses.length, {
        inputs: pauses.map((pause) => explain(labelOf((language) => (pause.to
          ? saySpan(zone, new Date(pause.from), new Date(pause.to), language)
          : `${sayInstant(zone, new Date(pause.from), language)}${language === 'zh' ? ' 起' : ' on'}`)), null, { text: { zh: '不计', en: 'not counted' } })),
      })] : []),
      ...((list) => (list.length ? [explain({ zh: '不计的日子', en: 'Days left out' }, list.length, { inputs: list })] : []))(
        due === null || timer.target.unit === 'ELAPSED_MINUTES' ? [] : daysLeftOut(calendar, timer.startedAt, due)),
    ],
  });
}
