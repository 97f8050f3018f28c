// The monthly review as a paper: the figures as they were taken, in the asker's language and with the asker's rights.
import type { Context } from '../../core/context.ts';
import type { FrameworkPart } from '../../../schema/quality/monthly-review.ts';
import type { Label, Language } from '../../core/language.ts';
import type { PdfBlock } from '../../core/print.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { decimal, round, toDecimalText } from '../../core/money.ts';
import { definePaper, type Paper } from '../../platform/pdf/paper.registry.ts';
import type { ReviewFigures } from './review.figures.ts';

interface Row { month: string; state: string; scope: string; zh: string | null; en: string | null; figures: ReviewFigures; note: string | null; takenAt: Date; maker: string | null }
const ROW = `
  select to_char(r.month_on, 'YYYY-MM') "month", r.state, r.review_scope scope, coalesce(s.name_zh, g.name_zh) zh, coalesce(s.name_en, g.name_en) en, r.figures, r.note, r.taken_at "takenAt", e.name maker
  from monthly_reviews r left join stores s on s.id = r.store_id left join regions g on g.id = r.region_id left join employees e on e.id = r.made_by_id where r.id = $1`;

const PART_WORDS: Record<FrameworkPart, Label> = {
  FLOW: { zh: '流程', en: 'Flow' }, PEOPLE: { zh: '人员', en: 'People' }, TECHNOLOGY: { zh: '技术', en: 'Technology' }, COMMUNICATION: { zh: '沟通', en: 'Communication' }, EVALUATION: { zh: '评价', en: 'Evaluation' },
};

/** The blocks of a review. */
export function reviewBlocks(row: Pick<Row, 'month' | 'zh' | 'en' | 'figures' | 'note' | 'maker'>, language: Language): PdfBlock[] {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const place = (language === 'zh' ? row.zh : row.en) ?? say('全公司', 'The whole chain');
  const { problems, volume, satisfaction, swings, repeats, repeatCount, plans, parts } = row.figures;
  const said = (unit: string, value: string | null): string => (value === null ? '–' : unit === 'SHARE' ? percent(value) : toDecimalText(round(decimal(value), 2)));
  const percent = (share: string | null): string => (share === null ? '–' : `${toDecimalText(round(decimal(share).times(100), 1))}%`);
  const signed = (value: string): string => (value.startsWith('-') ? value : `+${value}`);
  return [
    { kind: 'title', text: say('月度复盘', 'Monthly review'), under: `${place} ${row.month}` },
    { kind: 'facts', rows: [[say('工单', 'Tickets'), `${volume.value ?? '–'}${say('，上月 ', ', the month before ')}${volume.before ?? '–'}`], [say('满意度均分', 'Mean satisfaction'), `${satisfaction.value ?? '–'}${say('，上月 ', ', the month before ')}${satisfaction.before ?? '–'}${say(`（${satisfaction.sample} 人评价）`, ` (${satisfaction.sample} ratings)`)}`], [say('主持', 'Made by'), row.maker ?? '–']] },
    { kind: 'heading', text: say('投诉最多的三项', 'Top three problems') },
    problems.length ? { kind: 'table', columns: [{ label: say('问题', 'Problem') }, { label: say('本月', 'This month'), align: 'right' }, { label: say('占比', 'Share'), align: 'right' }, { label: say('上月', 'Month before'), align: 'right' }], rows: problems.map((one) => [one.label[language], String(one.count), percent(one.share), String(one.before)]) } : { kind: 'text', text: say('本月没有工单', 'No tickets this month') },
    { kind: 'heading', text: say('满意度波动', 'Swings of satisfaction') },
    swings.length ? { kind: 'table', columns: [{ label: say('周', 'Week of') }, { label: say('前一周', 'Week before'), align: 'right' }, { label: say('本周', 'This week'), align: 'right' }, { label: say('变化', 'Change'), align: 'right' }], rows: swings.map((one) => [one.from, one.before, one.value, signed(one.change)]) } : { kind: 'text', text: say('各周之间没有明显波动', 'No week swung against the one before') },
    { kind: 'heading', text: say(`重复问题 ${repeatCount} 项`, `Found again: ${repeatCount}`) },
    repeats.length ? { kind: 'table', columns: [{ label: say('问题项', 'Finding') }, { label: say('次数', 'Times'), align: 'right' }], rows: repeats.map((one) => [language === 'zh' ? one.titleZh : one.titleEn, String(one.count)]) } : { kind: 'text', text: say('本月没有重复出现的问题项', 'Nothing was found again this month') },
    { kind: 'heading', text: say('改进计划的效果', 'What the plans have changed') },
    plans.length ? { kind: 'table', columns: [{ label: say('计划', 'Plan') }, { label: say('起点', 'From'), align: 'right' }, { label: say('目标', 'To'), align: 'right' }, { label: say('本月', 'This month'), align: 'right' }, { label: say('走了', 'Of the way'), align: 'right' }], rows: plans.map((one) => [language === 'zh' ? one.titleZh : one.titleEn, said(one.unit ?? '', one.baseline), said(one.unit ?? '', one.target), said(one.unit ?? '', one.value), percent(one.effect.wayShare)]) } : { kind: 'text', text: say('这个月没有进行中的计划', 'No plan ran in this month') },
    ...(parts?.length ? [{ kind: 'heading', text: say('五个部分', 'The five parts') } as const, { kind: 'table', columns: [{ label: say('部分', 'Part') }, { label: say('看什么', 'Seen by') }, { label: say('本月', 'This month'), align: 'right' }, { label: say('上月', 'Month before'), align: 'right' }, { label: say('计划', 'Plans'), align: 'right' }], rows: parts.map((one) => [PART_WORDS[one.part][language], one.label[language], said(one.unit, one.value), said(one.unit, one.before), String(one.planIds.length)]) } as const] : []),
    ...(row.note ? [{ kind: 'heading', text: say('结论', 'Conclusion') } as const, { kind: 'text', text: row.note } as const] : []),
  ];
}

async function reviewPaper(ctx: Context, id: string, language: Language): Promise<Paper | null> {
  if (!decodeId('MonthlyReview', id) || !(await visibleKeys(ctx, 'MonthlyReview', [id])).has(id)) return null;
  const { rows: [row] } = await ctx.db.read.query<Row>(ROW, [id]);
  if (!row) return null;
  const title = language === 'zh' ? `月度复盘 ${row.zh ?? '全公司'} ${row.month}` : `Monthly review ${row.en ?? 'chain'} ${row.month}`;
  return { fileName: `${title}.pdf`, pages: { title, language, madeAt: ctx.clock.now(), foot: title, blocks: reviewBlocks(row, language) } };
}
definePaper({ kind: 'monthly-review', paper: reviewPaper });
