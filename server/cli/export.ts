// export: gives rows out on the command line, as the system, masks and neutralised cells as everywhere.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { coerceInputValue, type GraphQLInputType } from 'graphql';
// The modules bring their kinds of files, row rules and edges; the schema is loaded and built for a filter alone.
import '../edges.ts';
import '../access.ts';
import '../transfers.ts';
import { clockOf, Refusal } from '../main.ts';
import { attachEventLog } from '../platform/events/event.subscriber.ts';
import { recordEvent } from '../platform/events/event.service.ts';
import { transact } from '../core/transact.ts';
import { systemContext } from '../platform/jobs/system-context.ts';
import { kindToExport, writeCsv } from '../platform/transfer/export.service.ts';
import { exportKinds } from '../platform/transfer/kind.registry.ts';
import { noMore, withDatabase, type Command } from './command.ts';

/** The filter of --filter, checked against the list's own input type. */
async function filterOf(kind: string, text: string | undefined): Promise<Record<string, unknown> | undefined> {
  if (text === undefined) return undefined;
  let given: unknown;
  try { given = JSON.parse(text); } catch { throw new Refusal('--filter is not JSON.'); }
  const { apiSchema } = await import('../api-schema.ts');
  const type = apiSchema().getType(`${kindToExport(kind).noun}Filter`) as GraphQLInputType;
  return coerceInputValue(given, type, (path, _value, error) => { throw new Refusal(`--filter ${path.join('.')}: ${error.message.split(' Did you mean')[0]}`); }) as Record<string, unknown>;
}

export const command: Command = {
  usage: 'export <kind> [--filter JSON] [--columns a,b] [--out FILE]',
  help: 'Writes CSV to standard output or to --out. Kinds: customers, purchases, employees, tickets.\n--filter is the filter of the list in the API: \'{"tier":{"in":["GOLD"]}}\'.',
  options: { filter: { type: 'string' }, columns: { type: 'string' }, out: { type: 'string' } },
  async run(values, positionals) {
    noMore(positionals, 1);
    const kinds = exportKinds().map((k) => k.kind);
    const [kind] = positionals;
    if (!kind || !kinds.includes(kind)) throw new Refusal(`Export what? One of ${kinds.join(', ')}.`);
    const filter = await filterOf(kind, typeof values.filter === 'string' ? values.filter : undefined);
    const columns = typeof values.columns === 'string' ? values.columns.split(',').map((c) => c.trim()).filter(Boolean) : null;
    const known = kindToExport(kind).columns.map((column) => column.prop);
    const unknown = columns?.find((column) => !known.includes(column));
    if (unknown) throw new Refusal(`There is no column "${unknown.slice(0, 60)}" in ${kind}: ${known.join(', ')}.`);
    return withDatabase(async (db, env) => {
      attachEventLog(db);
      const ctx = { ...systemContext(db, { name: 'aftercare export', clock: clockOf(env) }), locale: 'en' as const };
      const out = typeof values.out === 'string' ? createWriteStream(values.out, { mode: 0o600 }) : process.stdout;
      const rows = await writeCsv(ctx, { kind, filter, columns }, async (part) => { if (!out.write(part)) await once(out, 'drain'); });
      if (out !== process.stdout) { out.end(); await once(out, 'close'); }
      await transact(ctx, (tx) => recordEvent(tx, { kind: `${kind}.exported`, resource: 'Transfer', after: { rows, filter: filter ?? null, columns } }));
      if (typeof values.out === 'string') console.log(`${rows} rows: ${values.out}`);
      return 0;
    }, { isLogOnly: true });
  },
};
