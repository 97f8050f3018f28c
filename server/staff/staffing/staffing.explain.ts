// How the heads of a shift and the people of a store came about: the rows that came in, the rule, and who is planned.
import { MinutesBy, type StaffingSource } from '../../../schema/staff/staffing.inputs.ts';
import { HOURS } from '../../core/business-time/words.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import { sameLabel, sayList, type Label } from '../../core/language.ts';
import { LEAST_KNOWN, PAUSE_MINUTES, type Handling } from './handling.rules.ts';
import type { OtherDay } from './open-week.service.ts';
import { timeOf, type Shift, type ShiftNeed } from './shifts.rules.ts';

/** What came in from one source: how it opens, and how many by weekday and hour. */
export interface Arrivals { label: Label; contacts: number; minutes: number; note: Label; resource: string; filter: Record<string, unknown>; weekday: string; hour: string; counted: readonly { day: number; hour: number; n: number }[] }
interface Target { share: number; withinSeconds: number; maxOccupancy: number }
const RULE = { key: 'erlang-c', version: 2 };
const two = (value: number): number => Math.round(value * 100) / 100;
const percent = (share: number): string => `${Math.round(share * 100)}%`;
const aim = ({ share, withinSeconds, maxOccupancy }: Target): Label => ({ zh: `Erlang C：${withinSeconds} 秒内应答 ${percent(share)}，每人最多忙 ${percent(maxOccupancy)} 的时间`, en: `Erlang C: ${percent(share)} answered within ${withinSeconds} s, nobody busy for more than ${percent(maxOccupancy)} of the time` });
const whatIf = (growth: number): Explanation[] => (growth === 1 ? [] : [explain({ zh: '假设的业务量', en: 'What-if: work' }, growth, { text: sameLabel(`× ${growth}`) })]);

/** Where the minutes of a source come from. */
export function sayTiming(by: MinutesBy, handling: Handling | null, isNoted: boolean): Label {
  if (by === MinutesBy.ASKED) return { zh: '用时按假设', en: 'Minutes as asked' };
  if (handling) {
    const [per, each] = [two(handling.goes / handling.rows), two(handling.minutesOfGo)];
    return {
      zh: `用时量自 ${handling.rows} 件的处理记录：每件处理 ${per} 次，每次 ${each} 分钟（${handling.known} 次看得到何时开始；停顿超过 ${PAUSE_MINUTES} 分钟算等待）`,
      en: `Minutes measured on ${handling.rows} of them: ${per} goes each, ${each} min a go (${handling.known} with a known beginning; a pause of more than ${PAUSE_MINUTES} min is waiting)`,
    };
  }
  return isNoted
    ? { zh: `用时是预设的：看得到何时开始的处理不足 ${LEAST_KNOWN} 次`, en: `Minutes as stated: fewer than ${LEAST_KNOWN} goes with a known beginning` }
    : { zh: '用时是预设的：没有处理记录可量', en: 'Minutes as stated: nobody notes what is done to these' };
}

/** The heads of one shift: what came in its hours over the weeks, the hour that asks for most, and those planned. */
export function explainShift(said: { shift: Shift; need: ShiftNeed; planned: readonly { name: string; nameEn?: string | null }[]; growth: number; weeks: number; target: Target }, weekday: number, arrivals: readonly Arrivals[]): Explanation {
  const { shift, need, planned } = said;
  const [first, last] = [Math.floor(shift.from / 60), Math.ceil(shift.until / 60) - 1];
  const hour = HOURS[String(need.busiest.hour)] as Label;
  const names = (language: 'zh' | 'en'): string => sayList(planned.map((one) => (language === 'en' ? one.nameEn || one.name : one.name)), language, 'and');
  return explain({ zh: `需要的人数 ${timeOf(shift.from)}–${timeOf(shift.until)}`, en: `Heads needed ${timeOf(shift.from)}–${timeOf(shift.until)}` }, need.needed.heads, {
    note: aim(said.target), rule: RULE,
    inputs: [
      ...arrivals.map((one) => {
        const count = one.counted.filter(({ day, hour: at }) => day === weekday && at >= first && at <= last).reduce((sum, { n }) => sum + n, 0);
        return explain(one.label, count, {
          text: { zh: `${said.weeks} 周 ${count} 件，每件 ${one.contacts} 次、${one.minutes} 分钟`, en: `${count} in ${said.weeks} weeks, ${one.contacts} contacts of ${one.minutes} min each` }, note: one.note,
          rows: { resource: one.resource, count, filter: { and: [one.filter, { [one.weekday]: { eq: weekday } }, { [one.hour]: { gte: first, lte: last } }] } },
        });
      }),
      ...whatIf(said.growth),
      explain({ zh: '最忙的一小时', en: 'Busiest hour' }, two(need.busiest.perHour), {
        text: { zh: `${hour.zh}，${two(need.busiest.perHour)} 次，每次 ${two(need.busiest.minutes)} 分钟，话务 ${two(need.needed.load)}`, en: `${hour.en}: ${two(need.busiest.perHour)} of ${two(need.busiest.minutes)} min, load ${two(need.needed.load)}` },
        note: { zh: '一个班的人整班都在，所以按最忙的一小时配；没人当班时来的，摊到当天（或下一个有班的日子）各时段', en: 'Those of a shift stay for the whole of it, so its busiest hour counts; what comes while nobody serves is spread over that day (or the next with a shift)' },
      }),
      explain({ zh: '应答', en: 'Answered' }, two(need.needed.answered), { text: sameLabel(percent(need.needed.answered)), required: sameLabel(`≥ ${percent(said.target.share)}`), holds: need.needed.answered >= said.target.share }),
      explain({ zh: '已排', en: 'Planned' }, planned.length, { ...(planned.length ? { note: { zh: names('zh'), en: names('en') } } : {}), required: sameLabel(`≥ ${need.needed.heads}`), holds: planned.length >= need.needed.heads }),
    ],
  });
}

/** The people to employ: the hours of all shifts, the week of one, and what time goes elsewhere; with all that came in. */
export function explainPlan(said: { peopleNeeded: number; hoursNeeded: number; hoursPerWeek: number; shrinkage: number; growth: number; weeks: number; from: string; target: Target; others: readonly OtherDay[] }, sources: readonly StaffingSource[], arrivals: readonly Arrivals[]): Explanation {
  const hours = two(said.hoursNeeded);
  return explain({ zh: '需要的人数', en: 'People needed' }, said.peopleNeeded, {
    text: { zh: `${hours} 小时 ÷ 每人每周 ${said.hoursPerWeek} 小时 ÷（1 − ${percent(said.shrinkage)}）`, en: `${hours} hours ÷ ${said.hoursPerWeek} hours a week each ÷ (1 − ${percent(said.shrinkage)})` },
    note: aim(said.target), rule: RULE,
    inputs: [
      explain({ zh: '时间段', en: 'Period' }, said.from, { text: { zh: `${said.from} 起 ${said.weeks} 周`, en: `${said.weeks} weeks from ${said.from}` } }),
      ...whatIf(said.growth),
      ...sources.map((one, i) => explain(one.label, one.count, { ...(arrivals[i] ? { note: arrivals[i].note } : {}), text: { zh: `${one.count} × ${one.contacts} 次 × ${one.minutes} 分钟 = ${one.hours} 小时`, en: `${one.count} × ${one.contacts} contacts × ${one.minutes} min = ${one.hours} hours` }, rows: { resource: one.resource, filter: one.rowsFilter as Record<string, unknown>, count: one.count } })),
      ...said.others.map((one) => explain({ zh: one.on, en: one.on }, one.isOpen, { text: one.label })),
      explain({ zh: '各班要的工时', en: 'Hours of all shifts' }, hours, { text: { zh: `${hours} 小时`, en: `${hours} h` } }),
    ],
  });
}
