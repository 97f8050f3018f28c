// The report of an audit as a paper: score with its reasons, what failed, photos and signatures, changes and disputes, with the asker's rights.
import { QuestionType } from '../../../schema/forms/form.ts';
import type { AuditKind, AuditState } from '../../../schema/quality/audit.ts';
import type { DisputeState } from '../../../schema/quality/audit-parts.ts';
import { authorise, type Context } from '../../core/context.ts';
import type { Label, Language } from '../../core/language.ts';
import { formatNumber } from '../../core/money.ts';
import type { PdfBlock, PdfPhoto } from '../../core/print.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { explainSheet, formOfVersion, type LoadedForm } from '../../forms/sheet.service.ts';
import { printedFile } from '../../platform/files/file.service.ts';
import { definePaper, type Paper } from '../../platform/pdf/paper.registry.ts';
import { answersThatCount, type Answers } from './audit.outcome.ts';

/** Photos on one paper; the others stay on the screen, and the paper says how many. */
export const MOST_PHOTOS = 60;

interface Head {
  id: string; number: string; state: AuditState; kind: AuditKind; on: string; formVersionId: string; answers: Answers; isEdited: boolean; score: string | null; finalScore: string | null; isPass: boolean | null;
  answered: number; failed: number; critical: number; checksum: string | null; reviewNote: string | null; storeZh: string; storeEn: string; templateZh: string; templateEn: string; inspector: string | null; reviewer: string | null; submitted: string; until: string | null; tickets: string | null;
}
const HEAD = `
  select a.id::text, a.number, a.state, a.audit_kind kind, to_char(a.audited_on, 'YYYY-MM-DD') "on", a.form_version_id::text "formVersionId", a.answers, a.is_edited "isEdited", a.score::text, a.final_score::text "finalScore", a.is_final_pass "isPass",
    a.answered_count answered, a.failed_count failed, a.critical_count critical, a.checksum, a.review_note "reviewNote", s.name_zh "storeZh", s.name_en "storeEn", t.name_zh "templateZh", t.name_en "templateEn", i.name inspector, r.name reviewer,
    to_char(a.submitted_at at time zone s.time_zone, 'YYYY-MM-DD HH24:MI') submitted, to_char(a.dispute_until at time zone s.time_zone, 'YYYY-MM-DD HH24:MI') "until", a.raised_tickets tickets
  from audits a join stores s on s.id = a.store_id join audit_templates t on t.id = a.template_id left join employees i on i.id = a.inspector_id left join employees r on r.id = a.reviewed_by_id where a.id = $1 and a.submitted_at is not null`;
interface Failed { zh: string; en: string; isCritical: boolean; isRepeat: boolean; note: string | null }
const FAILED = `select label_zh zh, label_en en, is_critical "isCritical", is_repeat "isRepeat", note from audit_failures where audit_id = $1 order by id`;
interface Kept { id: string; fileId: string; questionKey: string | null; at: string | null; isStores: boolean }
const FILES = `
  select f.id::text, f.file_id::text "fileId", f.question_key "questionKey", to_char(f.taken_at at time zone s.time_zone, 'YYYY-MM-DD HH24:MI') at, f.dispute_id is not null "isStores"
  from audit_files f join audits a on a.id = f.audit_id join stores s on s.id = a.store_id where f.audit_id = $1 and f.file_kind = 'PICTURE' order by f.dispute_id nulls first, f.position, f.id`;
interface Edit { question: string; who: string | null; reason: string; before: string | null; after: string | null }
const EDITS = `select x.question_key question, e.name who, x.reason, x.score_before::text before, x.score_after::text after from audit_edits x left join employees e on e.id = x.edited_by_id where x.audit_id = $1 order by x.edited_at, x.id`;
interface Dispute { state: DisputeState; reason: string; decision: string | null; raisedBy: string | null; decidedBy: string | null }
const DISPUTES = `select d.state, d.reason, d.decision, r.name "raisedBy", e.name "decidedBy" from audit_disputes d left join employees r on r.id = d.raised_by_id left join employees e on e.id = d.decided_by_id where d.audit_id = $1 order by d.raised_at, d.id`;

const KINDS: Record<AuditKind, Label> = { ANNOUNCED: { zh: '提前通知', en: 'announced' }, UNANNOUNCED: { zh: '不通知', en: 'unannounced' }, MYSTERY: { zh: '神秘顾客', en: 'mystery' } };
const STATES: Record<AuditState, Label> = {
  DRAFT: { zh: '填写中', en: 'being filled' }, SUBMITTED: { zh: '待复核', en: 'for review' }, PUBLISHED: { zh: '已公布', en: 'published' }, DISPUTED: { zh: '申诉中', en: 'in dispute' }, FINAL: { zh: '已定', en: 'final' }, VOID: { zh: '作废', en: 'void' },
};
const DECIDED: Record<DisputeState, Label> = { OPEN: { zh: '待裁定', en: 'open' }, REJECTED: { zh: '维持原判', en: 'stands' }, ACCEPTED: { zh: '改分', en: 'changed' }, REVISIT: { zh: '作废重查', en: 'void, visited anew' } };

/** The pictures that the asker may see, each with what it shows and when it was taken; signatures apart. */
async function picturesOf(ctx: Context, audit: Head, form: LoadedForm, answers: Answers, language: Language): Promise<{ photos: PdfPhoto[]; signatures: PdfPhoto[]; left: number }> {
  const { rows } = await ctx.db.read.query<Kept>(FILES, [audit.id]);
  const seen = await visibleKeys(ctx, 'AuditFile', rows.map((one) => one.id));
  const questions = new Map(form.content.sections.flatMap((section) => section.questions).map((one) => [one.key, one] as const));
  const kept = rows.filter((one) => seen.has(one.id));
  const [photos, signatures]: [PdfPhoto[], PdfPhoto[]] = [[], []];
  for (const one of kept.slice(0, MOST_PHOTOS)) {
    const jpeg = await printedFile(ctx.db, one.fileId);
    if (!jpeg) continue;
    const question = one.questionKey ? questions.get(one.questionKey) : undefined;
    const what = one.isStores ? (language === 'zh' ? '门店的证据' : 'Evidence of the store') : question ? question[language] : '';
    const isSigned = question?.type === QuestionType.SIGNATURE;
    const signer = isSigned ? (answers[one.questionKey as string]?.value as { name?: unknown } | null | undefined)?.name : null;
    (isSigned ? signatures : photos).push({ jpeg, caption: [what, typeof signer === 'string' ? signer : null, one.at].filter(Boolean).join(' · ') });
  }
  return { photos, signatures, left: kept.length - photos.length - signatures.length };
}

async function blocksOf(ctx: Context, audit: Head, language: Language): Promise<PdfBlock[]> {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const form = await formOfVersion(ctx, audit.formVersionId);
  const answers = await answersThatCount(ctx, audit);
  const [failed, edits, disputes] = await Promise.all([
    ctx.db.read.query<Failed>(FAILED, [audit.id]), ctx.db.read.query<Edit>(EDITS, [audit.id]), ctx.db.read.query<Dispute>(DISPUTES, [audit.id]),
  ].map((one) => one.then(({ rows }) => rows))) as [Failed[], Edit[], Dispute[]];
  const { photos, signatures, left } = await picturesOf(ctx, audit, form, answers, language);
  const names = new Map(form.content.sections.flatMap((section) => section.questions).map((one) => [one.key, one[language]] as const));
  const score = (value: string | null): string => (value === null ? '–' : formatNumber(value, 1));
  const heading = (text: string): PdfBlock => ({ kind: 'heading', text });
  return [
    { kind: 'title', text: say('检查报告', 'Audit report'), under: [say(audit.storeZh, audit.storeEn), say(audit.templateZh, audit.templateEn), audit.number].join(' · ') },
    { kind: 'figure', label: say('得分', 'Score'), value: score(audit.finalScore), under: [audit.isPass === null ? '' : audit.isPass ? say('合格', 'Passed') : say('不合格', 'Failed'), audit.isEdited ? say(`改前 ${score(audit.score)}`, `${score(audit.score)} before changes`) : ''].filter(Boolean).join(' · ') },
    { kind: 'facts', rows: [
      [say('检查日', 'Day'), `${audit.on} (${KINDS[audit.kind][language]})`], [say('状态', 'State'), STATES[audit.state][language]], [say('交卷', 'Handed in'), audit.submitted],
      // Whose secret visit it was stands on no paper.
      ...(audit.inspector && audit.kind !== 'MYSTERY' ? [[say('检查人', 'Inspector'), audit.inspector] as const] : []), ...(audit.reviewer ? [[say('复核人', 'Reviewed by'), audit.reviewer] as const] : []),
      [say('答题', 'Answered'), say(`${audit.answered} 项，未通过 ${audit.failed} 项，其中关键 ${audit.critical} 项`, `${audit.answered}; failed ${audit.failed}, critical ${audit.critical}`)],
      [say('表单', 'Form'), say(`${form.nameZh} 第 ${form.number} 版`, `${form.nameEn}, version ${form.number}`)], ...(audit.until ? [[say('申诉截止', 'Disputes until'), audit.until] as const] : []), ...(audit.tickets ? [[say('当场开的工单', 'Tickets opened at once'), audit.tickets] as const] : []), ...(audit.reviewNote ? [[say('复核意见', 'Reviewer’s note'), audit.reviewNote] as const] : []),
    ] },
    heading(say('扣分项', 'What failed')),
    failed.length ? { kind: 'table', columns: [{ label: say('检查项', 'Item') }, { label: say('说明', 'Note') }], rows: failed.map((one) => [[say(one.zh, one.en), one.isCritical ? say('关键', 'critical') : '', one.isRepeat ? say('重复', 'again') : ''].filter(Boolean).join(' · '), one.note ?? '']) } : { kind: 'text', text: say('全部通过', 'Nothing failed') },
    heading(say('得分的来由', 'How the score came about')), { kind: 'tree', tree: explainSheet(form, answers) },
    ...(photos.length || left ? [heading(say('照片', 'Photos')), ...(photos.length ? [{ kind: 'photos', items: photos } as const] : []), ...(left ? [{ kind: 'text', isQuiet: true, text: say(`还有 ${left} 张没有印出，见检查页`, `${left} more are not printed; they stand on the audit’s page`) } as const] : [])] : []),
    ...(signatures.length ? [heading(say('签名', 'Signatures')), { kind: 'photos', items: signatures } as const] : []),
    ...(edits.length ? [heading(say('交卷后的改动', 'Changes after submission')), { kind: 'table', columns: [{ label: say('检查项', 'Item') }, { label: say('谁、为什么', 'By whom and why') }, { label: say('得分', 'Score'), align: 'right' }], rows: edits.map((one) => [names.get(one.question) ?? one.question, [one.who ?? '–', one.reason].join(say('：', ': ')), `${score(one.before)} → ${score(one.after)}`]) } as const] : []),
    ...(disputes.length ? [heading(say('申诉', 'Disputes')), { kind: 'table', columns: [{ label: say('门店说', 'The store') }, { label: say('裁定', 'Decision') }], rows: disputes.map((one) => [[one.raisedBy ?? '–', one.reason].join(say('：', ': ')), [DECIDED[one.state][language], one.decidedBy, one.decision].filter(Boolean).join(' · ')]) } as const] : []),
    ...(audit.checksum ? [{ kind: 'text', isQuiet: true, text: `${say('答卷指纹', 'Fingerprint of the answers')}: ${audit.checksum}` } as const] : []),
  ];
}

async function auditPaper(ctx: Context, id: string, language: Language): Promise<Paper | null> {
  authorise(ctx, 'quality:read-audits');
  if (!decodeId('Audit', id) || !(await visibleKeys(ctx, 'Audit', [id])).has(id)) return null;
  const { rows: [audit] } = await ctx.db.read.query<Head>(HEAD, [id]);
  if (!audit) return null;
  const title = language === 'zh' ? `检查报告 ${audit.number}` : `Audit report ${audit.number}`;
  return { fileName: `${title}.pdf`, pages: { language, title, foot: `${audit.number} · ${language === 'zh' ? audit.storeZh : audit.storeEn}`, madeAt: ctx.clock.now(), blocks: await blocksOf(ctx, audit, language) } };
}
definePaper({ kind: 'audit', paper: auditPaper });
