// A certificate as a paper with a code to scan, which opens the public page that says whether it holds.
import type { Context } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { definePaper, type Paper } from '../../platform/pdf/paper.registry.ts';

interface Row { number: string; zh: string; en: string; name: string; nameEn: string; employeeNo: string; issuedOn: string; validUntilOn: string; revoked: boolean; code: string; examZh: string | null; examEn: string | null }
const ROW = `select c.number, k.name_zh zh, k.name_en en, e.name, coalesce(e.name_en, e.name) "nameEn", e.employee_no "employeeNo", c.issued_on::text "issuedOn", c.valid_until_on::text "validUntilOn", c.revoked_at is not null revoked, c.check_code code,
    x.name_zh "examZh", x.name_en "examEn"
  from certificates c join certificate_kinds k on k.id = c.kind_id join employees e on e.id = c.employee_id left join exam_attempts a on a.id = c.attempt_id left join exams x on x.id = a.exam_id where c.id = $1`;
const WORDS = {
  zh: { title: '合格证书', holder: '持证人', no: '工号', number: '证书编号', issued: '发证日期', until: '有效期至', exam: '考试', byHand: '凭外部证明发给', scan: '扫码核验', revoked: '本证书已吊销' },
  en: { title: 'Certificate', holder: 'Holder', no: 'Employee no.', number: 'Certificate no.', issued: 'Issued', until: 'Valid until', exam: 'Exam', byHand: 'given for proof from elsewhere', scan: 'Scan to check', revoked: 'This certificate was taken away' },
} as const;

/** The address behind the code of a certificate. */
const checkAddress = (publicUrl: string | null | undefined, code: string): string => `${publicUrl ?? ''}/portal/certificate#${code}`;

async function certificatePaper(ctx: Context, id: string, language: Language): Promise<Paper | null> {
  if (!decodeId('Certificate', id) || !(await visibleKeys(ctx, 'Certificate', [id])).has(id)) return null;
  const { rows: [row] } = await ctx.db.write.query<Row>(ROW, [id]);
  if (!row) return null;
  const t = WORDS[language];
  const zh = language === 'zh';
  const name = zh ? row.name : row.nameEn;
  const kind = zh ? row.zh : row.en;
  return {
    fileName: `${kind} ${row.name}.pdf`,
    pages: {
      language, title: `${t.title} ${row.number}`, foot: row.number, madeAt: ctx.clock.now(),
      blocks: [
        { kind: 'title', text: t.title, under: kind },
        { kind: 'figure', label: t.holder, value: name, ...(row.revoked ? { under: t.revoked } : {}) },
        { kind: 'facts', rows: [[t.no, row.employeeNo], [t.number, row.number], [t.issued, row.issuedOn], [t.until, row.validUntilOn], [t.exam, (zh ? row.examZh : row.examEn) ?? t.byHand]] },
        { kind: 'qr', text: checkAddress(ctx.db.settings.publicUrl, row.code), caption: t.scan },
      ],
    },
  };
}
definePaper({ kind: 'certificate', paper: certificatePaper });
