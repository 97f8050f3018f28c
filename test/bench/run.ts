// npm run bench: measures the product beside the limit on data of its own and prints what holds of the bars.
import { parseArgs } from 'node:util';
import { exportRow, importRow } from './files.ts';
import { Ground } from './ground.ts';
import { payRow } from './paying.ts';
import { churnRow, customersRow, detailRow, growthRow, listRow, millionRow, previewRow } from './reading.ts';
import type { BenchOptions, Measured, Row } from './row.ts';
import { sweepRow } from './sweeping.ts';
import { arriveRow, liveRow, replyRow, saveRow, startRow } from './writing.ts';

const ROWS: readonly Row[] = [
  detailRow, listRow, customersRow, replyRow, previewRow, arriveRow, liveRow, startRow, growthRow, exportRow, sweepRow, payRow, saveRow, millionRow,
  // What these leave behind would weigh on the others.
  churnRow, importRow,
];

const { values } = parseArgs({
  options: {
    only: { type: 'string' }, quick: { type: 'boolean', default: false }, rounds: { type: 'string' }, seconds: { type: 'string' }, database: { type: 'string' }, help: { type: 'boolean', default: false },
  },
});

function wanted(): readonly Row[] {
  if (!values.only) return ROWS.filter((row) => !values.quick || row !== millionRow);
  const names = values.only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !ROWS.some((row) => row.name === name));
  if (unknown.length) throw new Error(`There is no row ${unknown.join(', ')}: ${ROWS.map((row) => row.name).join(', ')}`);
  return ROWS.filter((row) => names.includes(row.name));
}

/** Columns as wide as what stands in them; Chinese characters take two places, of which there are none here. */
function print(rows: readonly Measured[]): void {
  const head = ['what', 'bar', 'aim', 'measured', 'holds'];
  const lines = rows.map((row) => [row.what, row.bar, row.aim ?? '', row.measured, row.holds === null ? '' : row.holds ? 'yes' : 'no']);
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((line) => (line[i] as string).length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] as number)).join(' | ')} |`;
  console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...lines.map(line)].join('\n'));
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(['npm run bench -- [--only NAME,...] [--quick] [--rounds N] [--seconds N] [--database URL of a server on which the chains are kept]', '', ...ROWS.map((row) => `  ${row.name.padEnd(10)} ${row.about}`)].join('\n'));
    return 0;
  }
  const options: BenchOptions = { isQuick: values.quick, rounds: Number(values.rounds ?? (values.quick ? 3 : 7)), seconds: Number(values.seconds ?? (values.quick ? 2 : 4)) };
  const rows = wanted();
  const ground = await Ground.open(values.quick ? 20_000 : 200_000, values.quick ? 6_000 : 20_000, values.database);
  const measured: Measured[] = [];
  try {
    for (const row of rows) {
      console.log(`· ${row.name}: ${row.about}`);
      try {
        const found = await row.run(ground, options);
        for (const note of found.flatMap((one) => one.notes ?? [])) console.log(`    ${note}`);
        measured.push(...found);
      } catch (error) {
        console.error(error);
        measured.push({ what: row.name, bar: '', measured: `broke: ${(error as Error).message.split('\n')[0]?.slice(0, 80)}`, holds: false });
      }
    }
  } finally { await ground.close(); }
  console.log('');
  print(measured);
  return measured.some((row) => row.holds === false) ? 1 : 0;
}

process.exit(await main());
