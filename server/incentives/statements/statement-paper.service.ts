// A statement of pay as a paper: the figures and reasons of the screen, line by line, for whoever may read the statement.
import { LineKind } from '../../../schema/incentives/run.ts';
import { authorise, type Context } from '../../core/context.ts';
import type { Explanation } from '../../core/explanation.ts';
import type { Language } from '../../core/language.ts';
import { addMoney, formatMoney, formatNumber } from '../../core/money.ts';
import type { PdfBlock } from '../../core/print.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { definePaper, type Paper } from '../../platform/pdf/paper.registry.ts';

interface Head { name: string; no: string; month: string; total: string; adjusted: string; paid: string; hash: string; storeZh: string | null; storeEn: string | null; postZh: string; postEn: string; schemeZh: string; schemeEn: string; number: string; until: string | null; reckoned: number }
const HEAD = `
  select e.name, e.employee_no no, to_char(s.period_from, 'YYYY-MM') "month", s.total_amount::text total, s.adjusted_amount::text adjusted, s.paid_amount::text paid, s.hash, st.name_zh "storeZh", st.name_en "storeEn",
    coalesce(p.name_zh, s.position) "postZh", coalesce(p.name_en, s.position) "postEn", c.name_zh "schemeZh", c.name_en "schemeEn", coalesce(r.head #>> '{scheme,number}', '') "number",
    to_char(s.dispute_until at time zone $2, 'YYYY-MM-DD HH24:MI') "until", r.reckoned_count reckoned
  from statements s join employees e on e.id = s.employee_id join incentive_runs r on r.id = s.run_id join incentive_schemes c on c.id = s.scheme_id
    left join stores st on st.id = s.store_id left join positions p on p.key = s.position where s.id = $1`;
interface Line { kind: LineKind; zh: string; en: string; amount: string; explanation: Explanation; frozen: boolean }
const LINES = `select line_kind kind, label_zh zh, label_en en, amount::text, explanation, is_frozen frozen from statement_lines where statement_id = $1 order by place, id`;

const WORDS = {
  zh: {
    title: (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月工资单`, payable: '应发', scheme: '方案应得', adjustments: '调整', paid: '已发', until: '异议截止', run: '核算', runText: (no: string, name: string, n: number) => `${name} 第 ${no} 版，第 ${n} 次核算`,
    item: '项目', how: '怎么算', amount: '金额', total: '合计', reasons: '每一项的来由', budget: '预算，不计入合计', frozen: '异议中', hash: '指纹',
  },
  en: {
    title: (month: string) => `Statement of ${new Date(`${month}-15T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })}`, payable: 'Payable', scheme: 'By the scheme', adjustments: 'Adjustments', paid: 'Paid', until: 'Disputes until', run: 'Reckoned', runText: (no: string, name: string, n: number) => `${name}, version ${no}, reckoning ${n}`,
    item: 'Line', how: 'How', amount: 'Amount', total: 'Total', reasons: 'How each line came about', budget: 'a budget, not in the total', frozen: 'disputed', hash: 'Fingerprint',
  },
} as const;

/** The rule of a line in words, or what else says most. */
function howOf(tree: Explanation, language: Language): string {
  const rule = tree.inputs.find((one) => one.label.en === 'Rule');
  return rule?.text?.[language] ?? tree.inputs.find((one) => one.text)?.text?.[language] ?? tree.note?.[language] ?? '';
}

function blocksOf(head: Head, lines: readonly Line[], language: Language, currency: string): PdfBlock[] {
  const t = WORDS[language];
  const said = (amount: string): string => formatNumber(amount, 2);
  const zh = language === 'zh';
  const nameOf = (line: Line): string => `${zh ? line.zh : line.en}${line.frozen ? (zh ? `（${t.frozen}）` : ` (${t.frozen})`) : ''}`;
  return [
    { kind: 'title', text: t.title(head.month), under: [head.name, head.no, zh ? head.postZh : head.postEn, zh ? head.storeZh : head.storeEn].filter(Boolean).join(' · ') },
    { kind: 'figure', label: t.payable, value: formatMoney(addMoney(head.total, head.adjusted), language, currency) },
    {
      kind: 'facts', rows: [
        [t.scheme, said(head.total)], [t.adjustments, said(head.adjusted)], [t.paid, said(head.paid)], ...(head.until ? [[t.until, head.until] as const] : []),
        [t.run, t.runText(head.number, zh ? head.schemeZh : head.schemeEn, head.reckoned)],
      ],
    },
    {
      kind: 'table', columns: [{ label: t.item, width: 120 }, { label: t.how }, { label: `${t.amount} (${currency})`, align: 'right' }],
      rows: lines.map((line) => [nameOf(line), howOf(line.explanation, language), line.kind === LineKind.BUDGET ? t.budget : said(line.amount)]), total: [t.total, '', said(addMoney('0.00', ...lines.map((line) => line.amount)))],
    },
    { kind: 'heading', text: t.reasons },
    ...lines.map((line): PdfBlock => ({ kind: 'tree', tree: line.explanation })),
    { kind: 'text', isQuiet: true, text: `${t.hash}: ${head.hash}` },
  ];
}

async function statementPaper(ctx: Context, id: string, language: Language): Promise<Paper | null> {
  authorise(ctx, 'staff:read-pay');
  if (!decodeId('Statement', id) || !(await visibleKeys(ctx, 'Statement', [id])).has(id)) return null;
  const { rows: [head] } = await ctx.db.write.query<Head>(HEAD, [id, ctx.db.settings.zone]);
  const { rows: lines } = await ctx.db.write.query<Line>(LINES, [id]);
  if (!head) return null;
  const title = WORDS[language].title(head.month);
  return { fileName: `${title} ${head.name}.pdf`, pages: { language, title, foot: `${head.name} · ${head.no}`, madeAt: ctx.clock.now(), blocks: blocksOf(head, lines, language, ctx.db.settings.currency) } };
}

definePaper({ kind: 'statement', paper: statementPaper });
