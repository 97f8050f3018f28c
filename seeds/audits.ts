// Half a year of checks: monthly inspections, mystery waves and a quarterly check that stores are told of, planned from stored seeds, filled, reviewed, some disputed; the last wave is still under way.
import type { PoolClient } from 'pg';
import { DisputeState } from '../schema/quality/audit-parts.ts';
import { AuditKind, AuditState } from '../schema/quality/audit.ts';
import { AuditVisitState } from '../schema/quality/audit-programme.ts';
import { addDays, dayIn, frozenClock } from '../server/core/clock.ts';
import type { Context } from '../server/core/context.ts';
import { publishForm, saveForm } from '../server/forms/form.service.ts';
import { checksumOf, formInForce, submitSheet, type LoadedForm } from '../server/forms/sheet.service.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { takeFile } from '../server/platform/files/file.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { auditNumber } from '../server/quality/audits/audit-states.rules.ts';
import { monthsOn, planWave } from '../server/quality/programmes/plan.rules.ts';
import { copyRows } from './copy.ts';
import { drawScene, type Scene } from './pictures.ts';
import type { Random } from './random.ts';

type Cell = string | number | boolean | null | object;
interface Person { id: string; userId: string | null; storeId: string | null; regionId: string | null; position: string }
interface StoreRow { id: string; regionId: string; zone: string; format: string }
const VISIT = ['id', 'wave_id', 'programme_id', 'store_id', 'announced_store_id', 'state', 'planned_on', 'window_start', 'window_end', 'ask_for', 'inspector_id', 'filler_id'] as const;
const AUDIT = ['id', 'form_version_id', 'answers', 'started_at', 'submitted_at', 'answered_by_id', 'score', 'band', 'is_passed', 'outcome', 'checksum', 'number', 'template_id', 'audit_kind', 'state', 'store_id', 'published_store_id',
  'programme_id', 'visit_id', 'inspector_id', 'filler_id', 'audited_on', 'final_score', 'final_band', 'is_final_pass', 'is_counted', 'answered_count', 'failed_count', 'critical_count', 'photo_count', 'has_previous', 'is_repeat', 'reviewed_by_id', 'reviewed_at', 'published_at', 'dispute_until', 'created_at', 'updated_at', 'version'] as const;
const FAILURE = ['audit_id', 'store_id', 'audited_on', 'is_counted', 'section_key', 'question_key', 'label_zh', 'label_en', 'is_critical', 'is_repeat', 'points', 'note', 'corrected_on', 'correction_days'] as const;
const DISPUTE = ['id', 'audit_id', 'store_id', 'state', 'question_keys', 'reason', 'raised_by_id', 'raised_at', 'decided_by_id', 'decided_at', 'decision', 'score_before', 'score_after'] as const;
const NOTES: Record<string, string> = { 'no-expired': '酸奶 2 杯过期，已下架', rotten: '草莓底层有烂果', minutes: '只开了一个窗口', 'three-free': '没有主动说', 'no-receipt': '要求出示小票才受理', exits: '通道堆了补货笼车', brushed: '让顾客自己打厂家电话' };
/** What stores say, and what is decided. */
const DISPUTES = [['录像显示当时已经整改，请看 10:40 的画面', '录像时间在检查之后，维持原判'], ['检查时正在收货，货是刚卸下来的', '收货区另有位置，货架前不能堆放，维持原判'], ['当天停电，冷柜温度是暂时的', '停电记录在前一天，维持原判'], ['这一项上个月刚改好，照片附后', '照片是另一组货架，维持原判']] as const;
const MONTHS = 6;
const FILE = ['audit_id', 'shown_audit_id', 'file_id', 'question_key', 'position', 'file_kind', 'media_type', 'bytes', 'width', 'height', 'sha256', 'taken_at'] as const;
/** What a photo of a question shows. */
const SCENES: Record<string, Scene> = { fresh: 'shelf', desk: 'desk', returns: 'boxes', safety: 'aisle', tiles: 'boxes', instruments: 'desk' };
/** Days back from which each check has a photo of the desk, whatever came of it. */
const PHOTO_DAYS = 75;
/** The instruments of the chain, and in how many days from now their calibration ends. */
const INSTRUMENTS = [
  ['HT-01', '里氏硬度计', 'Hardness tester', 'HARDNESS', 96], ['CM-02', '色差仪', 'Colorimeter', 'COLOUR', 21], ['SG-03', '数显卡尺', 'Digital caliper', 'SIZE', 140], ['SL-04', '防滑测试仪', 'Slip tester', 'SLIP', 150], ['TH-05', '探针温度计', 'Probe thermometer', 'THERMOMETER', 64], ['HT-00', '里氏硬度计（旧）', 'Hardness tester, old', 'HARDNESS', -12],
] as const;

/** An answer to a question that goes well with that chance. */
function answerFor(question: LoadedForm['content']['sections'][number]['questions'][number], goesWell: boolean, dice: Random): Record<string, unknown> | null {
  const note = goesWell ? {} : { note: NOTES[question.key] ?? '不符合标准' };
  switch (question.type) {
    case 'YES_NO': return { value: goesWell !== Boolean(question.isReversed), ...note, ...(question.evidence === 'ON_FAIL' && !goesWell ? { evidence: [{ fileId: 'demo' }] } : {}) };
    case 'NUMBER': return { value: goesWell ? String(Math.min(Number(question.most ?? 5), 1 + dice.int(0, 3))) : String(Number(question.most ?? 5) + dice.int(2, 6)), ...note };
    case 'SCALE': return { value: goesWell ? dice.int(4, 5) : dice.int(2, 3) };
    case 'CHOICE': return { value: dice.pick(question.options).key };
    case 'READING': return { value: { readings: readingsFor(question, goesWell, dice), instrument: INSTRUMENTS.find(([, , , kind]) => kind === question.instrument)?.[0] } };
    default: return null;
  }
}

/** Readings that keep the strictest of the standards, or miss the least. */
function readingsFor(question: Extract<LoadedForm['content']['sections'][number]['questions'][number], { type: 'READING' }>, goesWell: boolean, dice: Random): string[] {
  if (question.grades) return [goesWell ? dice.pick(question.grades.slice(-3)) : question.grades[0] as string];
  const { least, most } = question.standards[0] ?? {};
  const limit = Number(most ?? least ?? 1);
  const far = (): number => (most !== undefined ? limit * (goesWell ? 0.4 + dice.int(0, 5) / 10 : 1.1 + dice.int(0, 4) / 10) : limit * (goesWell ? 1 + dice.int(0, 3) / 10 : 0.8));
  return Array.from({ length: question.leastReadings ?? 1 }, () => far().toFixed(2));
}

/** The check once more, with the cold cabinets weighing more, in force from that day on. */
async function secondVersion(ctx: Context, form: LoadedForm, day: string): Promise<LoadedForm> {
  const then: Context = { ...ctx, clock: frozenClock(`${day}T00:00:00+08:00`) };
  const sections = form.content.sections.map((section) => ({ ...section, questions: section.questions.map((one) => (one.key === 'cold' ? { ...one, weight: '4' } : one)) }));
  const { rows: [row] } = await ctx.db.write.query<{ version: number }>('select version from forms where id = $1', [form.formId]);
  await saveForm(then, { id: form.formId, expectedVersion: row?.version ?? 1, draft: { content: { ...form.content, sections }, note: '冷藏柜温度的权重由 2 提到 4' } });
  await publishForm(then, { id: form.formId, expectedVersion: (row?.version ?? 1) + 1 });
  return formInForce(ctx, form.key);
}

/** A kind of check of its own, by the questions of another: what came of the one says nothing of the other. */
const JOINT = { key: 'quarterly-joint', zh: '季度联合检查', en: 'Joint quarterly check', form: 'store-monthly' } as const;

/** Seeds the programmes and their half year; forms and templates must have been shipped. Answers how many audits. */
export async function seedAudits(ctx: Context, client: PoolClient, dice: Random, now: Date, zone: string): Promise<number> {
  const rowsOf = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await client.query<T>(text, values)).rows;
  const stores = await rowsOf<StoreRow>('select id::text, region_id::text "regionId", time_zone zone, format from stores where closed_on is null order by id');
  const people = await rowsOf<Person>(`select e.id::text, u.id::text "userId", e.store_id::text "storeId", (select s.region_id::text from stores s where s.id = e.store_id) "regionId", e.position from employees e left join users u on u.employee_id = e.id
    where e.position in ('inspector', 'quality-manager', 'store-manager', 'regional-supervisor') and e.left_on is null order by e.id`);
  const [inspector] = people.filter((one) => one.position === 'inspector' && one.userId);
  const [reviewer] = people.filter((one) => one.position === 'quality-manager');
  const [judge] = people.filter((one) => one.position === 'regional-supervisor');
  const shoppers = await rowsOf<{ id: string; userId: string; alias: string }>(`
    with u as (insert into users (username, name, status, password_hash) select 'shopper-' || n, '神秘顾客 ' || lpad((n + 7)::text, 2, '0'), 'ACTIVE', u.password_hash from generate_series(2, 6) n, users u where u.username = 'shopper' returning id, name),
    s as (insert into shoppers (alias, user_id, state, related_store_ids, note) select x.name, x.id, 'ACTIVE', '{}', '已面谈、已培训' from (select id, name from u union all select id, name from users where username = 'shopper') x returning id, user_id, alias)
    select id::text, user_id::text "userId", alias from s order by user_id`);
  if (!inspector || !reviewer || !judge || !stores.length) return 0;
  const inspectorId = inspector.id;
  const today = dayIn(zone, now);
  const lists = { visits: [] as Cell[][], audits: [] as Cell[][], failures: [] as Cell[][], disputes: [] as Cell[][], files: [] as Cell[][] };
  const wanted: { audit: number; question: string; scene: Scene; isWrong: boolean; takenAt: string; answer: Record<string, unknown>; isEvidence: boolean }[] = [];
  for (const [number, zh, en, kind, days] of INSTRUMENTS) await client.query('insert into instruments (number, name_zh, name_en, instrument_kind, calibrated_on, calibration_due_on, certificate_no) values ($1, $2, $3, $4, $5, $6, $7)', [number, zh, en, kind, addDays(today, days - 365), addDays(today, days), `JZ-${number}`]);
  const taken = new Map<string, number>();
  const before = new Map<string, Set<string>>();
  const visited = new Map<string, Record<string, string>>();
  const plans = [
    { key: 'inspections', zh: '门店巡检', en: 'Store inspections', form: 'store-monthly', kind: AuditKind.UNANNOUNCED, rest: 0, perStore: 3, askFor: [] as string[], people: [{ id: inspector.userId as string }] },
    { key: 'mystery', zh: '神秘顾客月度到访', en: 'Monthly mystery visits', form: 'mystery-visit', kind: AuditKind.MYSTERY, rest: 3, perStore: 1, askFor: ['奶粉', '退一件上周买的商品', '问安装时间'], people: shoppers.map((one) => ({ id: one.userId })) },
  ];
  const announced = { key: 'announced', zh: '季度联合检查（提前通知）', en: 'Joint quarterly check, announced', form: JOINT.form, template: JOINT.key, kind: AuditKind.ANNOUNCED, rest: 0, perStore: 1, askFor: [] as string[], people: [{ id: inspector.userId as string }], every: 3, at: [{ weekdays: [2, 3, 4], from: '14:00', to: '17:00', zh: '周二到周四下午', en: 'Tuesday to Thursday afternoons' }] };
  const windows = [{ weekdays: [1, 2, 3, 4, 5], from: '10:00', to: '12:00', zh: '工作日上午', en: 'Weekday mornings' }, { weekdays: [6, 7], from: '15:00', to: '19:00', zh: '周末下午', en: 'Weekend afternoons' }];
  const versions = new Map<string, { first: LoadedForm; second: LoadedForm; changesOn: string | null }>();
  /** For its last two months the monthly check is judged by another version: courses of a score break there. */
  async function versionsOf(key: string, kind: AuditKind): Promise<{ first: LoadedForm; second: LoadedForm; changesOn: string | null }> {
    const known = versions.get(key);
    if (known) return known;
    const first = await formInForce(ctx, key);
    const changesOn = kind === AuditKind.MYSTERY ? null : `${monthsOn(today, -1).slice(0, 7)}-01`;
    const made = { first, second: changesOn ? await secondVersion(ctx, first, changesOn) : first, changesOn };
    versions.set(key, made);
    return made;
  }
  type Planned = (typeof plans)[number] & { template?: string; every?: number; at?: typeof windows };
  async function carryOut(plan: Planned, die: Random): Promise<void> {
    const { first, second, changesOn } = await versionsOf(plan.form, plan.kind);
    const times = plan.at ?? windows;
    const [template] = await rowsOf<{ id: string }>('select id::text from audit_templates where key = $1', [plan.template ?? plan.form]);
    const [programme] = await rowsOf<{ id: string }>(
      `insert into mystery_programmes (key, name_zh, name_en, audit_kind, state, template_id, store_ids, inspector_ids, visits_per_store, windows, ask_for, rest_months, fee_amount) values ($1, $2, $3, $4, 'ACTIVE', $5, '{}', '{}', $10, $6, $7, $8, $9) returning id::text`,
      [plan.key, plan.zh, plan.en, plan.kind, template?.id, JSON.stringify(times), plan.askFor, plan.rest, plan.kind === AuditKind.MYSTERY ? '80.00' : null, plan.perStore]);
    for (let back = MONTHS, number = 1; back >= 0; back -= plan.every ?? 1, number += 1) {
      // By months; a quarterly one lies around today, so that stores have one before them on whatever day the demo is loaded.
      const startsOn = plan.every ? addDays(monthsOn(today, -back), -10) : `${monthsOn(today, -back).slice(0, 7)}-01`;
      const endsOn = plan.every ? addDays(startsOn, 28) : addDays(`${monthsOn(startsOn, 1).slice(0, 7)}-01`, -1);
      const seed = `${plan.key}-${startsOn}`;
      const drawn = planWave({ seed, startsOn, endsOn, storeIds: stores.map((one) => one.id), visitsPerStore: plan.perStore, windows: times, askFor: plan.askFor, restMonths: plan.rest, people: plan.people.map((one) => ({ ...one, barred: [], visited: visited.get(one.id) ?? {} })) });
      const [wave] = await rowsOf<{ id: string }>('insert into audit_waves (programme_id, number, starts_on, ends_on, seed, wanted_count, unfilled) values ($1, $2, $3, $4, $5, $6, $7) returning id::text',
        [programme?.id, number, startsOn, endsOn, seed, stores.length * plan.perStore, JSON.stringify(drawn.unfilled)]);
      // By their days: what failed the time before is known when the next is drawn.
      const visits = [...drawn.visits].sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : a.plannedOn > b.plannedOn ? 1 : 0));
      for (const visit of visits) {
        // What fell due last is still to be made: there is work on the phone.
        const isPast = visit.plannedOn <= today && !(back === 0 && visit === visits.findLast((each) => each.plannedOn <= today));
        const state = isPast ? (back > 0 && die.chance(0.03) ? AuditVisitState.MISSED : AuditVisitState.DONE) : AuditVisitState.PLANNED;
        const id = lists.visits.length + 1;
        const isMystery = plan.kind === AuditKind.MYSTERY;
        visited.set(visit.personId, { ...visited.get(visit.personId), [visit.storeId]: visit.plannedOn });
        lists.visits.push([id, wave?.id ?? null, programme?.id ?? null, visit.storeId, plan.kind === AuditKind.ANNOUNCED ? visit.storeId : null, state, visit.plannedOn, visit.window.from, visit.window.to, visit.askFor, isMystery ? null : inspectorId, visit.personId]);
        if (state === AuditVisitState.DONE) {
          const store = stores.find((one) => one.id === visit.storeId) as StoreRow;
          draw({ die, form: changesOn && visit.plannedOn >= changesOn ? second : first, templateId: template?.id ?? '', programmeId: programme?.id ?? '', kind: plan.kind, store, visitId: id, day: visit.plannedOn, fillerId: visit.personId, inspectorId: isMystery ? null : inspectorId, month: MONTHS - back });
        }
      }
    }
  }
  for (const plan of plans) await carryOut(plan, dice);

  // Goods of home stores are measured once a month, by no plan.
  const measuring = await formInForce(ctx, 'home-measuring');
  const [measured] = await rowsOf<{ id: string }>('select id::text from audit_templates where key = $1', ['home-measuring']);
  for (let back = MONTHS; back >= 0; back -= 1) {
    for (const [at, store] of stores.filter((one) => one.format === 'HOME').entries()) {
      const day = `${monthsOn(today, -back).slice(0, 7)}-${String(8 + at * 2).padStart(2, '0')}`;
      if (day < today) draw({ die: dice, form: measuring, templateId: measured?.id ?? '', programmeId: null, kind: AuditKind.UNANNOUNCED, store, visitId: null, day, fillerId: inspector.userId as string, inspectorId: inspector.id, month: MONTHS - back });
    }
  }
  // Drawn last and by dice of its own, so that all before is drawn as ever.
  await client.query('insert into audit_templates (key, name_zh, name_en, form_id) select $1, $2, $3, id from forms where key = $4', [JOINT.key, JOINT.zh, JOINT.en, JOINT.form]);
  await carryOut(announced, dice.fork('announced'));

  interface Drawn { die: Random; form: LoadedForm; templateId: string; programmeId: string | null; kind: AuditKind; store: StoreRow; visitId: number | null; day: string; fillerId: string; inspectorId: string | null; month: number }
  function draw(one: Drawn): void {
    // Stores differ, and most get better over the months.
    const skill = 0.86 + (Number(one.store.id) % 5) * 0.02 + one.month * 0.008;
    const answers: Record<string, Record<string, unknown>> = {};
    for (const question of one.form.content.sections.flatMap((section) => section.questions)) {
      const answer = answerFor(question, one.die.chance(question.critical ? Math.min(0.985, skill + 0.06) : skill), one.die);
      if (answer) answers[question.key] = answer;
    }
    const startedAt = new Date(Math.min(Date.parse(`${one.day}T02:10:00Z`) + one.die.int(0, 90) * 60_000, now.getTime() - 3_600_000));
    const submittedAt = new Date(startedAt.getTime() + one.die.int(25, 55) * 60_000);
    const sheet = submitSheet(one.form, answers, { startedAt: startedAt.toISOString(), submittedAt: submittedAt.toISOString(), answeredById: one.inspectorId });
    const id = lists.audits.length + 1;
    const kept = sheet.columns.answers as Record<string, Record<string, unknown>>;
    const takenAt = new Date(startedAt.getTime() + 600_000).toISOString();
    for (const section of one.form.content.sections) for (const question of section.questions) {
      const answer = kept[question.key];
      const scene = SCENES[section.key] ?? 'shelf';
      if (answer?.evidence) wanted.push({ audit: id, question: question.key, scene, isWrong: true, takenAt, answer, isEvidence: true });
      else if (question.key === 'hall' && now.getTime() - startedAt.getTime() < PHOTO_DAYS * 86_400_000) { kept.hall = {}; wanted.push({ audit: id, question: 'hall', scene, isWrong: false, takenAt, answer: kept.hall, isEvidence: false }); }
    }
    const readBy = Object.entries(kept).flatMap(([question, answer]) => {
      const known = INSTRUMENTS.find(([number]) => number === (answer.value as { instrument?: string } | null | undefined)?.instrument);
      return known ? [{ question, instrument: known[0], calibratedOn: addDays(today, known[4] - 365), calibrationDueOn: addDays(today, known[4]) }] : [];
    });
    const age = Math.max(0, now.getTime() - submittedAt.getTime());
    const place = (taken.get(one.day) ?? 0) + 1;
    taken.set(one.day, place);
    const isDisputed = age > 86_400_000 * 3 && sheet.columns.isPassed === false && one.die.chance(0.25);
    const isOpen = isDisputed && age < 86_400_000 * 25;
    const state = age < 86_400_000 * 3 ? AuditState.SUBMITTED : isDisputed ? (isOpen ? AuditState.DISPUTED : AuditState.FINAL) : AuditState.PUBLISHED;
    const isCounted = state === AuditState.PUBLISHED || state === AuditState.FINAL;
    const reviewedAt = new Date(submittedAt.getTime() + 86_400_000 * 1.2);
    const isReviewed = state !== AuditState.SUBMITTED;
    const last = before.get(`${one.store.id}/${one.templateId}`);
    const again = new Set(sheet.failed.filter((each) => last?.has(each.key)).map((each) => each.key));
    before.set(`${one.store.id}/${one.templateId}`, new Set(sheet.failed.map((each) => each.key)));
    const { columns } = sheet;
    lists.audits.push([id, columns.formVersionId, columns.answers as object, columns.startedAt, columns.submittedAt, one.inspectorId, columns.score, columns.band, columns.isPassed, { ...(columns.outcome as object), ...(readBy.length ? { readBy } : {}) }, columns.checksum, auditNumber(one.day, place), one.templateId, one.kind, state, one.store.id, isReviewed ? one.store.id : null,
      one.programmeId, one.visitId, one.inspectorId, one.fillerId, one.day, columns.score, columns.band, columns.isPassed, isCounted, sheet.judged.size + (kept.hall ? 1 : 0), sheet.failed.length, sheet.failed.filter((each) => each.critical).length, wanted.filter((each) => each.audit === id).length, Boolean(last), again.size > 0,
      isReviewed ? reviewer?.id ?? null : null, isReviewed ? reviewedAt.toISOString() : null, isReviewed ? reviewedAt.toISOString() : null, isReviewed ? new Date(reviewedAt.getTime() + 7 * 86_400_000).toISOString() : null, startedAt.toISOString(), submittedAt.toISOString(), isReviewed ? 3 : 2]);
    const sections = new Map(one.form.content.sections.flatMap((section) => section.questions.map((each) => [each.key, section.key] as const)));
    for (const each of sheet.failed) {
      const days = age > 86_400_000 * 20 && one.die.chance(0.8) ? one.die.int(1, 30) : null;
      lists.failures.push([id, one.store.id, one.day, isCounted, sections.get(each.key) ?? '', each.key, each.zh, each.en, Boolean(each.critical), again.has(each.key), each.points ?? null, (answers[each.key]?.note as string | undefined) ?? null, days === null ? null : addDays(one.day, days), days]);
    }
    if (!isDisputed) return;
    const manager = people.find((each) => each.position === 'store-manager' && each.storeId === one.store.id);
    const raisedAt = new Date(reviewedAt.getTime() + 86_400_000);
    const [why, decided] = DISPUTES[lists.disputes.length % DISPUTES.length] ?? DISPUTES[0];
    lists.disputes.push([lists.disputes.length + 1, id, one.store.id, isOpen ? DisputeState.OPEN : DisputeState.REJECTED, `{${sheet.failed[0]?.key ?? ''}}`, why, manager?.id ?? null, raisedAt.toISOString(),
      isOpen ? null : judge?.id ?? null, isOpen ? null : new Date(raisedAt.getTime() + 2 * 86_400_000).toISOString(), isOpen ? null : decided, columns.score, isOpen ? null : columns.score]);
  }

  const [eye] = await viewersOf(systemContext(ctx.db, { clock: ctx.clock }), inspector.id);
  for (const [at, one] of wanted.entries()) {
    if (!eye) break;
    const file = await takeFile(systemContext(ctx.db, { viewer: eye, clock: frozenClock(one.takenAt) }), { name: `photo-${at + 1}.jpg`, content: await drawScene(one.scene, one.isWrong, dice) });
    // It hangs on its audit soon: what lies about loose is counted.
    await ctx.db.write.query('update stored_files set is_attached = true where id = $1', [file.id]);
    if (one.isEvidence) one.answer.evidence = [{ fileId: file.id, sha256: file.sha256, takenAt: one.takenAt }];
    else one.answer.value = [{ fileId: file.id }];
    lists.files.push([one.audit, one.audit, file.id, one.question, 0, file.fileKind, file.mediaType, file.bytes, file.width ?? null, file.height ?? null, file.sha256, one.takenAt]);
    const row = lists.audits[one.audit - 1] as Cell[];
    row[AUDIT.indexOf('checksum')] = checksumOf(row[1] as string, row[2]);
  }
  await copyRows(client, 'audit_visits', VISIT, lists.visits);
  await copyRows(client, 'audits', AUDIT, lists.audits);
  await copyRows(client, 'audit_failures', FAILURE, lists.failures);
  await copyRows(client, 'audit_disputes', DISPUTE, lists.disputes);
  await copyRows(client, 'audit_files', FILE, lists.files);
  await client.query("update stored_files s set is_attached = true, resource = 'AuditFile', resource_key = f.id::text, name = a.number || '-' || f.id || '.jpg', version = s.version + 1 from audit_files f join audits a on a.id = f.audit_id where s.id = f.file_id");
  await client.query('insert into audit_days (day, taken) select * from unnest($1::date[], $2::int[])', [[...taken.keys()], [...taken.values()]]);
  for (const table of ['audit_visits', 'audits', 'audit_disputes']) await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), greatest(1, (select max(id) from ${table})))`);
  return lists.audits.length;
}
