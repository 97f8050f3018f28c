// The way in for checks of other systems: rows become stores, audits and what failed in them; then each audit that was touched is scored by its template.
import { dayIn } from '../../core/clock.ts';
import type { Context } from '../../core/context.ts';
import { compareNumbers } from '../../core/money.ts';
import { transact } from '../../core/transact.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import type { ImportOutcome, ImportRun, ParsedRow } from '../../platform/transfer/kind.registry.ts';
import { scoreImported } from './audit-import.score.ts';
import { IMPORTED, StoreNames, TemplateNames, type StoreFacts, type TemplateFacts } from './audit-import.names.ts';
import { itemKeyOf, plainItem } from './audit-import.rules.ts';
import * as sql from './audit-import.statements.ts';
import { takeAuditNumbers } from './audit.row.ts';

const STRETCH = 2_000;

interface AuditRow { row: ParsedRow; store: StoreFacts; template: TemplateFacts; externalKey: string; auditedOn: string; score: string | null; sourceKind: string | null }
interface ItemRow { row: ParsedRow; store: StoreFacts; auditKey: string | null; auditedOn: string; item: string; place: number; correctedOn: string | null }

/** So often was this said before in the file: rows that are alike are genuine, and the same file again says them as often. */
class Counter {
  readonly #seen = new Map<string, number>();
  next(key: string): number { const n = (this.#seen.get(key) ?? 0) + 1; this.#seen.set(key, n); return n; }
}

interface State { stores: StoreNames; templates: TemplateNames; audits: Counter; items: Counter; touched: Set<string>; /** The score of each check that the file told so far. */ told: Map<string, string> }

/** Takes rows of a file in. What came from a file and nobody has worked on since follows its file (MERGE); the same file twice changes nothing. */
export async function importAudits(ctx: Context, rows: AsyncIterable<ParsedRow>, run: ImportRun): Promise<ImportOutcome> {
  const state: State = {
    stores: await StoreNames.open(ctx, run.isDryRun, run.options.storeId, run.options.zone), templates: new TemplateNames(ctx, run.isDryRun), audits: new Counter(), items: new Counter(), touched: new Set(), told: new Map(),
  };
  const total = { accepted: 0, unchanged: 0 };
  let seen = 0;
  const flush = async (stretch: ParsedRow[]): Promise<void> => {
    const done = await loadStretch(ctx, stretch, run, state);
    total.accepted += done.accepted;
    total.unchanged += done.unchanged;
    seen += stretch.length;
    await run.progress(seen);
  };
  let stretch: ParsedRow[] = [];
  for await (const row of rows) {
    stretch.push(row);
    if (stretch.length < STRETCH) continue;
    await flush(stretch);
    stretch = [];
    if (await run.isCancelled()) break;
  }
  if (stretch.length) await flush(stretch);
  if (!run.isDryRun) await scoreImported(ctx, [...state.touched]);
  return total;
}

async function loadStretch(ctx: Context, rows: readonly ParsedRow[], run: ImportRun, state: State): Promise<ImportOutcome> {
  const done = { accepted: 0, unchanged: 0 };
  const audits: AuditRow[] = [];
  const items: ItemRow[] = [];
  await state.stores.ensure(rows.map((row) => ({ code: row.values.store, name: row.values.storeName })));
  for (const row of rows) {
    const v = row.values;
    const found = state.stores.find(v.store);
    if ('reason' in found) { run.reject(row, found.reason, 'store'); continue; }
    if (!v.auditedOn) {
      if (!v.storeName && !found.isNew) run.reject(row, 'AUDIT_IMPORT_WHAT', 'auditedOn');
      else done[found.isNew ? 'accepted' : 'unchanged'] += 1;
      continue;
    }
    if (v.score && (compareNumbers(v.score, 0) < 0 || compareNumbers(v.score, 100) > 0)) { run.reject(row, 'AUDIT_IMPORT_SCORE', 'score'); continue; }
    if (!v.score && !v.item) { run.reject(row, 'AUDIT_IMPORT_NOTHING', 'score'); continue; }
    if (v.score && v.auditedOn > dayIn(found.store.zone, ctx.clock.now())) { run.reject(row, 'AUDIT_IMPORT_FUTURE', 'auditedOn'); continue; }
    const where = `${found.store.id}/${v.auditedOn}`;
    if (v.score) {
      const template = await state.templates.find(v.template);
      if (!template) { run.reject(row, 'AUDIT_IMPORT_TEMPLATE', 'template'); continue; }
      // A row that tells score and item at once tells one check in several rows; a row of a score alone is a check of its own.
      const externalKey = v.auditKey ? `k/${v.auditKey}` : v.item ? `${where}/1` : `${where}/${state.audits.next(where)}`;
      // Of two scores for one check the first counts: else each would undo the other at every import.
      const told = state.told.get(externalKey);
      if (told !== undefined && compareNumbers(told, v.score) !== 0) { run.reject(row, 'ROW_TWICE', 'score'); continue; }
      if (told !== undefined && !v.item) { done.unchanged += 1; continue; }
      state.told.set(externalKey, v.score);
      if (told === undefined) audits.push({ row, store: found.store, template, externalKey, auditedOn: v.auditedOn, score: v.score, sourceKind: v.sourceKind ?? null });
    }
    if (v.item) items.push({ row, store: found.store, auditKey: v.auditKey ?? null, auditedOn: v.auditedOn, item: v.item, place: state.items.next(`${where}/${v.auditKey ?? ''}/${plainItem(v.item)}`), correctedOn: v.correctedOn ?? null });
  }
  if (run.isDryRun) return { accepted: done.accepted + audits.length + items.length, unchanged: done.unchanged };
  const made = await putAudits(ctx, audits, run, state);
  await addBareAudits(ctx, items, run, state);
  const failed = await putItems(ctx, items, run, state);
  // A row of both kinds counts once.
  const both = audits.filter((one) => one.row.values.item).length;
  return { accepted: done.accepted + made.accepted + failed.accepted - Math.min(both, made.accepted), unchanged: done.unchanged + made.unchanged + failed.unchanged };
}

const keyOf = (one: ItemRow): string => (one.auditKey ? `k/${one.auditKey}` : `${one.store.id}/${one.auditedOn}/1`);

/** What failed at a check that no row tells the score of: a check without a score, which counts in no mean; its row may come later. */
async function addBareAudits(ctx: Context, items: readonly ItemRow[], run: ImportRun, state: State): Promise<void> {
  const wanted = new Map(items.map((one) => [keyOf(one), one]));
  const there = new Set((await ctx.db.write.query<{ externalKey: string }>('select external_key "externalKey" from audits where external_key = any($1::text[])', [[...wanted.keys()]])).rows.map((one) => one.externalKey));
  const bare: AuditRow[] = [];
  for (const [externalKey, { row, store, auditedOn }] of wanted) {
    const template = there.has(externalKey) ? null : await state.templates.find(row.values.template);
    if (template) bare.push({ row, store, template, externalKey, auditedOn, score: null, sourceKind: null });
  }
  await putAudits(ctx, bare, run, state);
}

async function putAudits(ctx: Context, rows: readonly AuditRow[], run: ImportRun, state: State): Promise<ImportOutcome> {
  if (!rows.length) return { accepted: 0, unchanged: 0 };
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('audit import'))`);
    const there = new Map((await tx.manager.query<{ externalKey: string; id: string; score: string | null; sourceKind: string | null; isFree: boolean }[]>(sql.KNOWN, [rows.map((one) => one.externalKey)])).map((one) => [one.externalKey, one]));
    const fresh = rows.filter((one) => !there.has(one.externalKey));
    const changed = rows.flatMap((one) => {
      const old = there.get(one.externalKey);
      return old && ((one.score !== null && (old.score === null || compareNumbers(old.score, one.score) !== 0)) || (one.sourceKind !== null && one.sourceKind !== old.sourceKind)) ? [{ one, old }] : [];
    });
    const allowed = changed.filter(({ one, old }) => {
      if (run.options.duplicates !== 'MERGE') run.reject(one.row, 'ROW_DUPLICATE', 'store');
      else if (!old.isFree) run.reject(one.row, 'AUDIT_IMPORT_WORKED_ON', 'store');
      else return true;
      return false;
    });
    const numbers = new Map<string, string[]>();
    const perDay = new Map<string, number>();
    for (const one of fresh) perDay.set(one.auditedOn, (perDay.get(one.auditedOn) ?? 0) + 1);
    for (const [day, n] of [...perDay].sort()) numbers.set(day, await takeAuditNumbers(tx, day, n));
    const now = tx.clock.now().toISOString();
    const made = await tx.manager.query<{ id: string }[]>(sql.ADD_AUDITS, [JSON.stringify(fresh.map((one) => ({
      number: numbers.get(one.auditedOn)?.shift(), template_id: one.template.id, form_version_id: one.template.form.versionId, store_id: one.store.id, audited_on: one.auditedOn, zone: one.store.zone, score: one.score, source_kind: one.sourceKind, external_key: one.externalKey,
    }))), run.transferId, now]);
    await tx.manager.query(sql.CHANGE_AUDITS, [JSON.stringify(allowed.map(({ one, old }) => ({ id: old.id, score: one.score, source_kind: one.sourceKind }))), now]);
    for (const { id } of [...made, ...allowed.map(({ old }) => old)]) state.touched.add(id);
    if (made.length + allowed.length) await recordEvent(tx, { kind: 'audit.recorded', resource: 'Audit', after: { audits: made.length, changed: allowed.length, transferId: run.transferId } });
    return { accepted: made.length + allowed.length, unchanged: rows.length - made.length - changed.length };
  });
}

async function putItems(ctx: Context, rows: readonly ItemRow[], run: ImportRun, state: State): Promise<ImportOutcome> {
  if (!rows.length) return { accepted: 0, unchanged: 0 };
  const { rows: found } = await ctx.db.write.query<{ id: string; storeId: string; day: string; externalKey: string; templateKey: string; isFree: boolean }>(sql.AUDITS_OF, [rows.map((one) => one.store.id), rows.map((one) => one.auditedOn)]);
  const byPlace = new Map<string, (typeof found)[number]>();
  for (const one of [...found].reverse()) { byPlace.set(`${one.storeId}/${one.day}`, one); byPlace.set(one.externalKey, one); }
  const hung = rows.flatMap((one) => {
    const audit = byPlace.get(keyOf(one)) ?? (one.auditKey ? undefined : byPlace.get(`${one.store.id}/${one.auditedOn}`));
    if (!audit) { run.reject(one.row, 'AUDIT_IMPORT_TEMPLATE', 'template'); return []; }
    if (!audit.isFree) { run.reject(one.row, 'AUDIT_IMPORT_WORKED_ON', 'auditedOn'); return []; }
    return [{ ...one, audit }];
  });
  for (const key of new Set(hung.map((one) => one.audit.templateKey))) {
    const template = await state.templates.find(key);
    const missing = new Map(hung.filter((one) => one.audit.templateKey === key && !template?.questions.has(plainItem(one.item))).map((one) => [plainItem(one.item), one.item]));
    if (template && key === IMPORTED) await state.templates.grow(template, [...missing.values()]);
  }
  const ready: Record<string, unknown>[] = [];
  for (const one of hung) {
    const question = (await state.templates.find(one.audit.templateKey))?.questions.get(plainItem(one.item));
    if (!question) { run.reject(one.row, 'AUDIT_IMPORT_ITEM', 'item'); continue; }
    const template = await state.templates.find(one.audit.templateKey) as TemplateFacts;
    ready.push({
      audit_id: one.audit.id, store_id: one.store.id, audited_on: one.auditedOn, question_key: question.key, section_key: template.form.content.sections.find((section) => section.questions.some((each) => each.key === question.key))?.key ?? '',
      label_zh: question.zh, label_en: question.en, is_critical: Boolean(question.critical), points: question.points ?? null, corrected_on: one.correctedOn, external_key: `${one.audit.externalKey}/${itemKeyOf(one.item)}/${one.place}`,
    });
  }
  return transact(ctx, async (tx) => {
    const put = await tx.manager.query<{ auditId: string; isChanged: boolean }[]>(sql.PUT_ITEMS, [JSON.stringify(ready), run.transferId, tx.clock.now().toISOString()]);
    const changed = put.filter((one) => one.isChanged);
    for (const { auditId } of changed) state.touched.add(auditId);
    if (changed.length) await recordEvent(tx, { kind: 'auditFailure.recorded', resource: 'AuditFailure', after: { failures: changed.length, transferId: run.transferId } });
    return { accepted: changed.length, unchanged: ready.length - changed.length };
  });
}

/** Takes back the audits and failures that a transfer brought in and nobody has worked on since; stores that it made stay. Answers how many rows. */
export async function undoAudits(ctx: Context, transferId: string): Promise<number> {
  const { gone, touched } = await transact(ctx, async (tx) => {
    const failures = await tx.manager.query<{ auditId: string }[]>(sql.UNDO_ITEMS, [transferId]);
    const audits = await tx.manager.query<{ id: string }[]>(sql.UNDO_AUDITS, [transferId]);
    await recordEvent(tx, { kind: 'audit.undone', resource: 'Audit', after: { audits: audits.length, failures: failures.length, transferId } });
    const dropped = new Set(audits.map((one) => one.id));
    return { gone: failures.length + audits.length, touched: [...new Set(failures.map((one) => one.auditId))].filter((id) => !dropped.has(id)) };
  });
  await scoreImported(ctx, touched);
  return gone;
}
