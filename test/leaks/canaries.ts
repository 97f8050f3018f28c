// Seeds one marked row of every noun in every store, and one for every person: each value is unlike any other, so that whoever sees it is known.
import { allNouns, type NounMeta, type PropMeta } from '../../schema/base.ts';
import type { Database } from '../../server/core/database.ts';
import { ruleOf, type RowRule } from '../../server/core/read/row-rules.ts';

/** A seeded row: its values as stored, by property; hidden ones too. */
export interface Canary { noun: NounMeta; world: number; key: string; wireId: string; values: Record<string, unknown> }
export interface Person { userId: string; employeeId: string }

/** A text by which a value would be recognised in an answer; null for values that many rows share (enums, flags). */
export function markOf(prop: PropMeta, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  switch (prop.kind) {
    case 'text': return String(value).includes('cnry') || /^\+86\d{11}$/.test(String(value)) ? String(value).replace('+86', '') : null;
    case 'texts': return (value as string[])[0] ?? null;
    case 'json': return (value as { mark?: string }).mark ?? null;
    case 'int': return Number(value) > 1_000_000 ? String(value) : null;
    case 'float': case 'decimal': return String(value);
    case 'money': return String(value);
    case 'instant': return String(value).slice(0, 16);
    case 'day': return String(value);
    default: return null;
  }
}

/** Values that something computes with, and that a marked text would break. */
const FIXED: Record<string, unknown> = { 'CareerLadderVersion.state': 'PUBLISHED', 'Store.timeZone': 'Asia/Shanghai', 'SavedView.roleKey': 'manager', 'CourseVersion.lessonMinutes': 9_000_000, 'LessonProgress.place': 50, 'Purchase.hour': 12, 'Ticket.openedHour': 12 };
/** Left empty: a row that is merged, left or expired would not be listed, whoever asks. */
const EMPTY = new Set(['Customer.mergedIntoId', 'RoleGrant.storeId', 'RoleGrant.regionId', 'Employee.managerId', 'Employee.leftOn', 'SegmentMembership.leftAt', 'CustomerTag.expiresAt', 'Segment.rule', 'SegmentVersion.rule', 'Tag.rule', 'CorrectiveAction.verifiedById', 'CorrectiveAction.effectCheckedById', 'StatementLine.adjustmentId', 'TrainingRecord.completedAt', 'TrainingRecord.completedOn',
  'AwardNomination.nominatorId', 'AwardNomination.seconderId', 'AwardNomination.awardId', 'AwardNomination.seconderUserId', 'AwardNomination.deciderUserId', 'ExamAttempt.endedAt', 'ExamAttempt.isPassed', 'Certificate.revokedAt', 'TransferProposal.decidedAt', 'ExamQuestion.currentId']);

/** One row of it a key: persons' own rows of one world point to different rows. */
const DISTINCT = new Set(['StatementDispute.lineId', 'SampledTicket.sampleId', 'ShopperPayment.visitId', 'Certificate.attemptId', 'PlanStep.planId', 'AuditFile.fileId']);

/** A photo that is somebody's own proves a secret visit: it leads to no audit that others see. */
const PROOF = { shownAuditId: null };

/** Begins anew with each seeding: so many values were given out by two files of one process that days ran into the years of the instants. */
let serial = 0;
function valueFor(noun: NounMeta, prop: PropMeta): unknown {
  const name = `${noun.name}.${prop.name}`;
  if (name in FIXED) return FIXED[name];
  if (EMPTY.has(name) && prop.nullable) return null;
  serial += 1;
  const five = String(10_000 + serial);
  switch (prop.kind) {
    case 'text':
      if (prop.mask === 'phone') return `+8613${five}${five.slice(-4)}`;
      return prop.mask === 'email' || prop.name === 'email' ? `w${five}cnry@example.com` : `cnry${five}`;
    case 'texts': return [`cnry${five}`];
    case 'json': return { mark: `cnry${five}` };
    case 'int': return prop.hidden ? 1 : 1_100_000 + serial;
    case 'float': return 1_200_000 + serial + 0.5;
    case 'money': return `${1_300_000 + serial}.77`;
    case 'decimal': return `${1_400_000 + serial}.5`;
    case 'boolean': return false;
    case 'enum': return Object.values(prop.enum as object)[0];
    case 'instant': return new Date(Date.UTC(2001, 0, 1) + serial * 60_000).toISOString();
    // Never the first or the last of a month: those are said of any row of the month, as the bounds of a period.
    case 'day': return new Date(Date.UTC(1901, Math.floor(serial / 24), 3 + (serial % 24))).toISOString().slice(0, 10);
    default: return null;
  }
}

const ownedBy = (rule: RowRule): { own: string; as: 'user' | 'employee' } | null => {
  if (typeof rule !== 'object') return null;
  if ('own' in rule) return rule;
  return 'any' in rule ? rule.any.map(ownedBy).find(Boolean) ?? null : 'every' in rule ? rule.every.map(ownedBy).find(Boolean) ?? null : null;
};
/** The property that names the person whose row it is, by the noun's row rule; null where there is none. */
export const ownerProp = (noun: NounMeta): { own: string; as: 'user' | 'employee' } | null => ownedBy(ruleOf(noun.name));

/** Rows of every noun for each store, and of the nouns that persons own for each person; ids never meet those that exist. */
export async function seedCanaries(db: Database, stores: readonly { id: string; regionId: string }[], people: readonly Person[]): Promise<Canary[]> {
  serial = 0;
  const nouns = allNouns();
  const rows: Canary[] = [];
  const idOf = (noun: string, world: number): string => String(100_000 + nouns.findIndex((n) => n.name === noun) * 1_000 + world);
  const make = (noun: NounMeta, world: number, number: number, fixed: Record<string, unknown> = {}): Canary => {
    const values: Record<string, unknown> = {};
    for (const prop of noun.props.values()) {
      if (prop.kind !== 'id') { values[prop.name] = valueFor(noun, prop); continue; }
      if (prop.name === 'id') values.id = idOf(noun.name, number);
      else if (EMPTY.has(`${noun.name}.${prop.name}`) || !prop.of) values[prop.name] = null;
      else if (prop.of === 'Store') values[prop.name] = stores[world]?.id;
      else if (prop.of === 'Region') values[prop.name] = stores[world]?.regionId;
      else values[prop.name] = idOf(prop.of, DISTINCT.has(`${noun.name}.${prop.name}`) ? number : world);
    }
    Object.assign(values, fixed);
    const keyName = noun.props.has('id') ? 'id' : ([...noun.props.values()].find((prop) => prop.key)?.name ?? 'id');
    const key = String(values[keyName]);
    return { noun, world, key, wireId: noun.owner ? `${noun.letter}${String(values[noun.owner])}-${key}` : key, values };
  };
  for (const noun of nouns) {
    // Places exist already: their rows are read as they stand.
    if (noun.name === 'Store' || noun.name === 'Region') continue;
    stores.forEach((_, world) => { rows.push(make(noun, world, world)); });
    const owner = ownerProp(noun);
    if (!owner || noun.name === 'User') continue;
    people.forEach((person, i) => {
      const who = owner.as === 'user' ? person.userId : person.employeeId;
      rows.push(make(noun, 2, 100 + i, noun.name === 'Employee' ? { id: who } : { [owner.own]: who, ...(noun.name === 'Statement' || noun.name === 'StatementLine' ? { employeeId: who } : {}), ...(noun.name === 'AuditFile' ? PROOF : {}) }));
    });
  }
  const client = await db.direct.connect();
  try {
    // Without triggers and foreign keys: canaries need not make sense.
    await client.query("set session_replication_role = 'replica'");
    for (const row of rows) {
      const props = [...row.noun.props.values()];
      const columns = props.map((prop) => prop.column);
      const extra = await missingColumns(client, row.noun.table, columns);
      const values = [...props.map((prop) => (prop.kind === 'json' && row.values[prop.name] !== null ? JSON.stringify(row.values[prop.name]) : row.values[prop.name] ?? null)), ...extra.map((e) => e.value)];
      const all = [...columns, ...extra.map((e) => e.column)];
      await client.query(`insert into ${row.noun.table} (${all.map((c) => `"${c}"`).join(', ')}) values (${all.map((_, i) => `$${i + 1}`).join(', ')})`, values)
        .catch((error: Error) => { throw new Error(`${row.noun.name}: ${error.message}`); });
    }
    for (const noun of nouns) if (noun.name === 'Store' || noun.name === 'Region') rows.push(...(await standing(client, noun, stores)));
  } finally {
    await client.query("set session_replication_role = 'origin'");
    client.release();
  }
  return rows;
}

interface Client { query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> }
const needed = new Map<string, { column: string; value: unknown }[]>();

/** Columns that no property stands for and that must have a value. */
async function missingColumns(client: Client, table: string, known: string[]): Promise<{ column: string; value: unknown }[]> {
  const kept = needed.get(table);
  if (kept) return kept;
  const { rows } = await client.query(
    `select column_name, data_type from information_schema.columns where table_schema = 'public' and table_name = $1 and is_nullable = 'NO'
       and column_default is null and is_generated = 'NEVER' and is_identity = 'NO' and not column_name = any($2)`, [table, known],
  );
  const made = rows.map(({ column_name: column, data_type: type }) => ({
    column: String(column), value: /int|numeric/.test(String(type)) ? 1 : type === 'jsonb' ? '{}' : /time|date/.test(String(type)) ? '2001-01-01' : type === 'boolean' ? false : 'cnry',
  }));
  needed.set(table, made);
  return made;
}

async function standing(client: Client, noun: NounMeta, stores: readonly { id: string; regionId: string }[]): Promise<Canary[]> {
  const select = [...noun.props.values()].map((prop) => `${prop.column}${prop.kind === 'id' ? '::text' : ''} as "${prop.name}"`).join(', ');
  const { rows } = await client.query(`select ${select} from ${noun.table} order by id`);
  return rows.map((values) => ({
    noun, key: String(values.id), wireId: String(values.id), values,
    world: stores.findIndex((store) => (noun.name === 'Store' ? store.id : store.regionId) === values.id),
  }));
}
