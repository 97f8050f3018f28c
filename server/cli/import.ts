// import: takes a file in from the command line, as the system, by the same path as the console's wizard.
import { readFile, copyFile } from 'node:fs/promises';
// The modules bring their kinds of files, their listeners, row rules and edges, as they do for the worker's jobs; a schema is not needed.
import '../edges.ts';
import '../access.ts';
import '../jobs.ts';
import { clockOf, Refusal } from '../main.ts';
import type { Context } from '../core/context.ts';
import { NOT_SAID, storeNotSaid } from '../staff/organisation.service.ts';
import { attachEventLog } from '../platform/events/event.subscriber.ts';
import { systemContext } from '../platform/jobs/system-context.ts';
import { isFed, runImport, undoImport } from '../platform/transfer/import.service.ts';
import { importKinds, type DuplicateRule } from '../platform/transfer/kind.registry.ts';
import { pathOf } from '../platform/storage/shelf.service.ts';
import { noMore, progressLine, withDatabase, type Command } from './command.ts';

const asText = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** The mapping file: JSON of field -> header, or { "columns": {...}, "store": "S001", "zone": "...", "duplicates": "MERGE" }. */
async function mappingOf(file: string | undefined): Promise<{ columns?: Record<string, string>; store?: string; zone?: string; duplicates?: string }> {
  if (!file) return {};
  let given: unknown;
  try { given = JSON.parse(await readFile(file, 'utf8')); } catch { throw new Refusal(`--map ${file} is not a JSON file.`); }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Refusal(`--map ${file} must hold an object: field -> column.`);
  return 'columns' in given ? (given as { columns?: Record<string, string> }) : { columns: given as Record<string, string> };
}

/** Kinds whose every row belongs to a store. */
const STORED = new Set(['purchases', 'tickets']);

/** The store of a file that names none, when the command does not say which: the only one there is, else one made for such files; a dry run makes none. */
async function storeFor(ctx: Context, isDryRun: boolean): Promise<string | undefined> {
  const { rows } = await ctx.db.write.query<{ id: string }>('select id::text from stores order by stores.id limit 2');
  if (rows.length === 1 || (isDryRun && rows.length)) return rows[0]?.id;
  if (isDryRun) throw new Refusal('No column feeds “Store”, and there is no store yet by which a dry run could judge: make one, or import without --dry-run (import undo takes it back).');
  console.log(`The file names no store: its rows go to “${NOT_SAID.nameEn}” (${NOT_SAID.code}). With --store CODE they go to another; import undo takes them back.`);
  return storeNotSaid(ctx);
}

export const command: Command = {
  usage: 'import <kind> <file> [--map FILE] [--store CODE] [--duplicates merge|skip|new] [--dry-run] [--rejects FILE]',
  help: [
    'Takes a CSV (UTF-8, GB18030; .gz too) or XLSX file in. Kinds: customers, purchases, employees, results, tickets, audits, responses (answers to surveys), reviews, questions (of exams), calendar (public holidays).',
    'Columns are recognised by their headers, in Chinese and English; --map names a JSON file { field: header }.',
    '--store is the store of rows that name none (without it: the only one there is, or one made for them); times without a zone are read in its zone.',
    'Bad rows go to a rejects file with line and reason; the same file twice changes nothing; `import undo <id>` takes a batch back.',
  ].join('\n'),
  options: { map: { type: 'string' }, store: { type: 'string' }, duplicates: { type: 'string' }, 'dry-run': { type: 'boolean' }, rejects: { type: 'string' } },
  async run(values, positionals) {
    noMore(positionals, 2);
    const [kind, file] = positionals;
    const kinds = importKinds().map((k) => k.kind);
    if (kind === 'undo') {
      if (!file) throw new Refusal('Which import? import undo <id>');
      return withDatabase(async (db, env) => {
        attachEventLog(db);
        console.log(`Taken back: ${await undoImport(systemContext(db, { name: 'aftercare import', clock: clockOf(env) }), file)} rows.`);
        return 0;
      });
    }
    if (!kind || !kinds.includes(kind)) throw new Refusal(`Import what? One of ${kinds.join(', ')}.`);
    if (!file) throw new Refusal(`Which file? import ${kind} <file>`);
    const map = await mappingOf(asText(values.map));
    const duplicates = (asText(values.duplicates) ?? map.duplicates ?? 'merge').toUpperCase();
    if (!['MERGE', 'SKIP', 'NEW'].includes(duplicates)) throw new Refusal('--duplicates must be merge, skip or new.');
    return withDatabase(async (db, env) => {
      attachEventLog(db);
      const ctx = { ...systemContext(db, { name: 'aftercare import', clock: clockOf(env) }), locale: 'en' as const };
      const isDryRun = values['dry-run'] === true;
      const given = asText(values.store) ?? map.store;
      const store = given ?? (STORED.has(kind) && !await isFed(ctx, { kind, path: file, mapping: map.columns }, 'store') ? await storeFor(ctx, isDryRun) : undefined);
      const line = progressLine(`import ${kind}`);
      const report = await runImport(ctx, { kind, path: file, mapping: map.columns, storeId: store, zone: map.zone, duplicates: duplicates as DuplicateRule, isDryRun }, { progress: async (done, total) => line(done, total) });
      const rejects = report.rejectsKey ? (asText(values.rejects) ?? `${file.replace(/.*[\\/]/, '')}.rejects.csv`) : null;
      if (rejects && report.rejectsKey) await copyFile(pathOf(db, report.rejectsKey), rejects);
      console.log(`${isDryRun ? 'Dry run. ' : ''}Batch ${report.transferId}: ${report.rows} rows, accepted ${report.accepted}, repaired ${report.repaired}, rejected ${report.rejected}, unchanged ${report.unchanged}.`);
      if (rejects) console.log(`Rejected rows with their reasons: ${rejects}`);
      return 0;
    });
  },
};
