// What the checks of the last two months found and what was done about it: a finding for each critical or repeated failure, most of them put right and verified, the newest still open.
import { CauseTag, PhotoMoment } from '../schema/quality/corrective-action.ts';
import { FindingSeverity, FindingSource } from '../schema/quality/finding.ts';
import { frozenClock } from '../server/core/clock.ts';
import type { Context, Viewer } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { takeFile } from '../server/platform/files/file.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { addCorrectivePhotos } from '../server/quality/action.photos.service.ts';
import { checkEffectiveness, completeCorrectiveAction, openCorrectiveAction, verifyCorrectiveAction } from '../server/quality/action.service.ts';
import { closeFinding, openFinding } from '../server/quality/finding.service.ts';
import { drawScene } from './pictures.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
const DAYS_BACK = 60;
/** So many are followed up: the board stays one that a person can read. */
const MOST = 24;
interface Failed { auditId: string; storeId: string; managerId: string | null; section: string; question: string; zh: string; en: string; note: string | null; isCritical: boolean; isShown: boolean; reviewedAt: Date }

/** Seeds them; checks must be there. Answers how many. */
export async function seedAuditFindings(db: Database, dice: Random, now: Date): Promise<number> {
  const { rows: people } = await db.write.query<{ username: string; employee: string | null }>("select username, employee_id::text employee from users where username in ('quality', 'admin')");
  const system = systemContext(db, { clock: frozenClock(now.toISOString()) });
  const viewerOf = async (name: string): Promise<Viewer | undefined> => { const id = people.find((one) => one.username === name)?.employee; return id ? (await viewersOf(system, id))[0] : undefined; };
  const [quality, admin] = [await viewerOf('quality'), await viewerOf('admin')];
  if (!quality || !admin) return 0;
  const as = (viewer: Viewer, at: number): Context => systemContext(db, { viewer, clock: frozenClock(new Date(at).toISOString()) });
  const { rows: failed } = await db.write.query<Failed>(`
    select a.id::text "auditId", a.store_id::text "storeId", (select e.id::text from employees e where e.store_id = a.store_id and e.position = 'store-manager' and e.left_on is null and exists (select 1 from users u where u.employee_id = e.id and u.status = 'ACTIVE') order by e.id limit 1) "managerId",
      f.section_key section, f.question_key question, f.label_zh zh, f.label_en en, f.note, f.is_critical "isCritical", exists (select 1 from audit_files p where p.audit_id = a.id and p.question_key = f.question_key and p.file_kind = 'PICTURE') "isShown", a.reviewed_at "reviewedAt"
    from audit_failures f join audits a on a.id = f.audit_id
    where a.is_counted and a.reviewed_at > $1 and a.reviewed_at < $2 and (f.is_critical or f.is_repeat) order by a.reviewed_at desc, f.id limit $3`, [new Date(now.getTime() - DAYS_BACK * DAY), new Date(now.getTime() - DAY), MOST]);
  const steps: { at: number; run: () => Promise<void> }[] = [];
  for (const [at, one] of failed.entries()) follow(one, at);
  for (const step of steps.sort((a, b) => a.at - b.at)) await step.run();
  return failed.length;

  function follow(one: Failed, at: number): void {
    if (!quality || !admin) return;
    const [seen, approver] = [quality, admin];
    const start = one.reviewedAt.getTime();
    let [finding, action] = ['', ''];
    const versionOf = async (table: 'findings' | 'corrective_actions', id: string): Promise<number> => (await db.write.query<{ version: number }>(`select version from ${table} where id = $1`, [id])).rows[0]?.version ?? 0;
    const step = (days: number, run: (when: number) => Promise<unknown>): void => { const when = start + days * DAY; if (when < now.getTime()) steps.push({ at: when, run: async () => { await run(when); } }); };
    const target = async (): Promise<{ id: string; expectedVersion: number }> => ({ id: action, expectedVersion: await versionOf('corrective_actions', action) });
    step(0, async (when) => {
      finding = await openFinding(as(seen, when), { idempotencyKey: `demo-audit-finding-${at}`, source: FindingSource.AUDIT, sourceResource: 'Audit', sourceKey: one.auditId, titleZh: one.zh, titleEn: one.en, detail: one.note, storeId: one.storeId, section: one.section, questionKey: one.question, severity: one.isCritical ? FindingSeverity.CRITICAL : FindingSeverity.MAJOR, ownerId: one.managerId });
    });
    // Those of this week wait for somebody to plan, most of them.
    const isFresh = now.getTime() - start < 8 * DAY;
    if (at < 2 || (isFresh && at % 2 === 0)) return;
    step(0.3, async (when) => {
      action = await openCorrectiveAction(as(seen, when), { findingId: finding, idempotencyKey: `demo-audit-action-${at}`, whatZh: '当班整改到位，班前会再讲一遍要求', whatEn: 'Put right on the shift, and told again at the briefing', causeTag: at % 2 ? CauseTag.PEOPLE : CauseTag.METHOD, whys: ['班次交接时没有核对', '交接表里没有这一项'], ownerId: one.managerId ?? (seen.employeeId as string), effectAfterDays: 14 });
    });
    // What a photo of the audit showed is shown to be gone.
    if (one.isShown) step(0.75, async (when) => {
      const file = await takeFile(as(seen, when), { name: '整改后.jpg', content: await drawScene('shelf', false, dice) });
      await addCorrectivePhotos(as(seen, when), { ...(await target()), moment: PhotoMoment.AFTER, fileIds: [file.id] });
    });
    step(0.8, async (when) => { await completeCorrectiveAction(as(seen, when), { ...(await target()), note: one.isShown ? '已整改，附整改后照片' : '已整改' }); });
    if (isFresh && at % 3 === 0) return;
    step(0.95, async (when) => { await verifyCorrectiveAction(as(approver, when), { ...(await target()), note: '复看过，属实' }); });
    step(15.5, async (when) => { await checkEffectiveness(as(approver, when), { ...(await target()), isEffective: true, note: '之后的检查里没有再出现' }); });
    step(16, async (when) => { await closeFinding(as(approver, when), { id: finding, expectedVersion: await versionOf('findings', finding), reason: '效果稳定' }); });
  }
}
