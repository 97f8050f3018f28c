// How each reviewer judges: against the other of two blind reviews, and against gold. Shown with its reasons, and applied to nothing.
import type { ReviewerAgreement } from '../../../schema/quality/ticket-quality.inputs.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { explain, type ExplainedRows, type Explanation } from '../../core/explanation.ts';
import { daysBetween } from '../../core/clock.ts';
import { decimal, round, toDecimalText } from '../../core/money.ts';
import { formOfVersion, submitSheet, type LoadedForm } from '../../forms/sheet.service.ts';
import { explainAlike, explainGap, explainKappa, kappaOf, kappaWord, meanGap, scaleKappa, tableOf } from './agreement.rules.ts';
import { ticketQualityReasons } from './ticket-quality.messages.ts';

type Verdict = 'PASSED' | 'FAILED' | 'NOT_APPLICABLE';
const VERDICTS: readonly Verdict[] = ['PASSED', 'FAILED', 'NOT_APPLICABLE'];
interface Read { verdicts: Map<string, Verdict>; scales: Map<string, number>; score: string | null }
interface Row { id: string; reviewerId: string; name: string; nameEn: string | null; sampledId: string | null; calibrationId: string | null; formVersionId: string; answers: unknown; startedAt: Date; submittedAt: Date; score: string | null; gold: unknown; goldScore: string | null }

const SHEETS = `
  select 'HW' || r.customer_id || '-' || r.id id, r.reviewer_id::text "reviewerId", e.name, e.name_en "nameEn", r.sampled_id::text "sampledId", r.calibration_id::text "calibrationId", r.form_version_id::text "formVersionId", r.answers, r.started_at "startedAt", r.submitted_at "submittedAt", r.score::text,
    case when c.state = 'CLOSED' then c.gold_answers end gold, case when c.state = 'CLOSED' then c.gold_score::text end "goldScore"
  from ticket_reviews r join employees e on e.id = r.reviewer_id left join calibrations c on c.id = r.calibration_id
  where r.state = 'SUBMITTED' and (r.submitted_at at time zone $3)::date between $1 and $2
    and (r.calibration_id is null or c.state = 'CLOSED') order by r.reviewer_id, r.id limit 20000`;

function read(form: LoadedForm, answers: unknown): Read {
  const at = '2020-01-01T00:00:00Z';
  const { judged, columns } = submitSheet(form, answers, { startedAt: at, submittedAt: at, answeredById: null });
  const verdicts = new Map<string, Verdict>();
  const scales = new Map<string, number>();
  for (const [key, one] of judged) {
    // Free words are compared by nobody.
    if (!one.isNotApplicable && one.earns === null) continue;
    verdicts.set(key, one.isNotApplicable ? 'NOT_APPLICABLE' : one.isFail ? 'FAILED' : 'PASSED');
    const { question } = one;
    if (question.type === 'SCALE' && !one.isNotApplicable && one.answer.value !== undefined) scales.set(key, (Number(one.answer.value) - question.from) / (question.to - question.from));
  }
  return { verdicts, scales, score: columns.score ?? null };
}

const both = <T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): [T, T][] => [...one].flatMap(([key, value]) => (other.has(key) ? [[value, other.get(key) as T]] : []));
const pairOfScores = (one: Read, other: Read): [string, string][] => (one.score !== null && other.score !== null ? [[one.score, other.score]] : []);

interface Held { id: string; sheets: readonly [Read, Read] }
const verdictsOf = (held: readonly Held[]): [Verdict, Verdict][] => held.flatMap(({ sheets: [one, other] }) => both(one.verdicts, other.verdicts));
/** The sheets of these as a list that opens; none where there are none. */
const rowsOf = (held: readonly Held[]): ExplainedRows | undefined => (held.length ? { resource: 'ticketReviews', filter: { and: [{ ids: held.map((one) => one.id) }] }, count: held.length } : undefined);

/** Every reviewer who submitted a sheet in these days, with how they judge. */
export async function reviewerAgreement(ctx: Context, fromOn: string, untilOn: string): Promise<ReviewerAgreement[]> {
  authorise(ctx, 'quality:sample');
  const span = daysBetween(fromOn, untilOn);
  if (span < 0 || span > 400) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { untilOn: ticketQualityReasons.SAMPLE_DAYS } });
  const { rows } = await ctx.db.read.query<Row>(SHEETS, [fromOn, untilOn, ctx.db.settings.zone]);
  const forms = new Map<string, LoadedForm>();
  for (const id of new Set(rows.map((row) => row.formVersionId))) forms.set(id, await formOfVersion(ctx, id));
  const sheets = rows.map((row) => ({ row, own: read(forms.get(row.formVersionId) as LoadedForm, row.answers), gold: row.gold ? read(forms.get(row.formVersionId) as LoadedForm, row.gold) : null }));
  const bySampled = new Map<string, typeof sheets>();
  for (const one of sheets) if (one.row.sampledId) bySampled.set(one.row.sampledId, [...(bySampled.get(one.row.sampledId) ?? []), one]);
  const reviewers = new Map<string, typeof sheets>();
  for (const one of sheets) reviewers.set(one.row.reviewerId, [...(reviewers.get(one.row.reviewerId) ?? []), one]);
  return [...reviewers].map(([reviewerId, own]) => {
    const twins = own.flatMap((one) => { const other = one.row.sampledId ? bySampled.get(one.row.sampledId)?.find((each) => each.row.reviewerId !== reviewerId) : undefined; return other ? [{ id: one.row.id, sheets: [one.own, other.own] as const }] : []; });
    const golden = own.flatMap((one) => (one.gold ? [{ id: one.row.id, sheets: [one.own, one.gold] as const }] : []));
    const verdicts = verdictsOf(twins);
    const scales = twins.flatMap(({ sheets: [one, other] }) => both(one.scales, other.scales));
    const goldVerdicts = verdictsOf(golden);
    const nominal = kappaOf(tableOf(verdicts, VERDICTS));
    const ordered = scaleKappa(scales);
    const gold = kappaOf(tableOf(goldVerdicts, VERDICTS));
    const gaps = twins.flatMap(({ sheets: [one, other] }) => pairOfScores(one, other));
    const goldGaps = golden.flatMap(({ sheets: [one, other] }) => pairOfScores(one, other));
    const same = verdicts.filter(([one, other]) => one === other).length;
    const agreedShare = verdicts.length ? toDecimalText(round(decimal(same).dividedBy(verdicts.length), 4)) : null;
    // Each figure opens to the reviewer's own sheets that it was reckoned from.
    const [compared, scaled, scored, goldCompared, goldScored] = [rowsOf(twins), rowsOf(twins.filter(({ sheets: [one, other] }) => both(one.scales, other.scales).length)), rowsOf(twins.filter(({ sheets: [one, other] }) => pairOfScores(one, other).length)), rowsOf(golden), rowsOf(golden.filter(({ sheets: [one, other] }) => pairOfScores(one, other).length))];
    const explanation: Explanation = explain({ zh: '质检员的一致性', en: 'Agreement of the reviewer' }, nominal.kappa, {
      note: { zh: '只供查看和校准，不会改动任何得分', en: 'Shown for calibration; no score is changed by it' },
      inputs: [
        explainAlike(same, verdicts.length, agreedShare, compared),
        explainKappa({ zh: '与另一位质检员（Cohen κ）', en: 'With the other reviewer (Cohen’s kappa)' }, nominal, 'kappa', compared), explainKappa({ zh: '量表题（二次加权 κ）', en: 'Questions with a scale (quadratic weights)' }, ordered, 'weightedKappa', scaled),
        explainKappa({ zh: '与标准答案（Cohen κ）', en: 'With gold (Cohen’s kappa)' }, gold, 'goldKappa', goldCompared),
        explainGap({ zh: '打分偏差：比另一位高', en: 'Bias: above the other' }, { zh: '另一位的平均分', en: 'The other’s mean' }, gaps, 'meanGap', scored),
        explainGap({ zh: '打分偏差：比标准答案高', en: 'Bias: above gold' }, { zh: '标准答案的平均分', en: 'Mean of gold' }, goldGaps, 'goldGap', goldScored),
      ],
    });
    return {
      reviewerId, reviewerName: own[0]?.row.name ?? '', reviewerNameEn: own[0]?.row.nameEn ?? null, reviewCount: own.length, pairCount: twins.length, pairIds: twins.map((one) => one.id), answerCount: verdicts.length,
      agreedShare, kappa: verdicts.length ? nominal.kappa : null, kappaWord: verdicts.length ? kappaWord(nominal.kappa) : null, scaleCount: scales.length, weightedKappa: scales.length ? ordered.kappa : null,
      meanGap: meanGap(gaps), goldCount: golden.length, goldGap: meanGap(goldGaps), goldKappa: goldVerdicts.length ? gold.kappa : null, explanation,
    };
  });
}
