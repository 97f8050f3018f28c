// The hiring file of a person: what was seen of each standard, by whom and when; and the after-sales teams with who works in them (D-12).
import { Employee } from '../../../schema/staff/employee.ts';
import type { HiringStandardView, NoteHiringFileInput, ServiceTeam } from '../../../schema/staff/hiring.inputs.ts';
import { authorise, businessDay, type Context, reachOf } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { placeReasons } from './places.messages.ts';
import { HIRING_STANDARDS, TEAMS } from './hiring.catalogue.ts';

/** One standard as it was seen; what is not noted was not looked at. */
export interface HiringCheck { key: string; isMet: boolean; note: string | null; notedOn: string; notedBy: string }
export interface HiringFile { checks: HiringCheck[] }

/** The standards that a hiring file goes by. */
export function hiringStandards(ctx: Context): HiringStandardView[] {
  authorise(ctx, 'staff:read');
  return HIRING_STANDARDS.map((one) => ({ ...one }));
}

/** Notes standards of a person; what was noted of others stays. Answers the employee's id. */
export async function noteHiringFile(ctx: Context, input: NoteHiringFileInput): Promise<string> {
  authorise(ctx, 'staff:write');
  input.checks.forEach((one, i) => {
    demand(HIRING_STANDARDS.some((standard) => standard.key === one.key) && input.checks.findIndex((other) => other.key === one.key) === i, `input.checks.${i}.key`, placeReasons.HIRING_STANDARD);
  });
  if (!decodeId('Employee', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact(ctx, async (tx) => {
    const row = await tx.manager.findOneBy(Employee, { id: input.id });
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    authorise(tx, 'staff:write', row.storeId ?? null);
    const noted = { notedOn: businessDay(tx), notedBy: tx.viewer.name };
    const before = (row.hiringFile as HiringFile | null)?.checks ?? [];
    const fresh = input.checks.map((one): HiringCheck => ({ key: one.key, isMet: one.isMet, note: one.note?.trim() || null, ...noted }));
    const checks = HIRING_STANDARDS.flatMap(({ key }) => fresh.find((one) => one.key === key) ?? before.find((one) => one.key === key) ?? []);
    return (await withVerb(tx, 'employee.hiringNoted', () => changeRow(tx, Employee, input.id, input.expectedVersion, { hiringFile: { checks } } as Partial<Employee>))).id;
  });
}

const PEOPLE = `select o.team, o.key, o.name_zh "nameZh", o.name_en "nameEn", o.duties_zh "dutiesZh", o.duties_en "dutiesEn",
    (select count(*)::int from employees e where e.position = o.key and (e.left_on is null or e.left_on > $1::date) and ($2::boolean or e.store_id = any($3::bigint[]) or e.id = $4)) people
  from positions o where not o.is_archived and o.team = any($5::text[]) order by o.place, o.id`;

/** The teams of after-sales service with what each does, its positions and their duties, and how many in sight work there. */
export async function serviceTeams(ctx: Context): Promise<ServiceTeam[]> {
  authorise(ctx, 'staff:read');
  const reach = reachOf(ctx.viewer, 'staff:read');
  const { rows } = await ctx.db.read.query<{ team: string; key: string; nameZh: string; nameEn: string; dutiesZh: string[]; dutiesEn: string[]; people: number }>(
    PEOPLE, [businessDay(ctx), reach.all, reach.storeIds, ctx.viewer.employeeId, TEAMS.map((one) => one.team)]);
  return TEAMS.map(({ team, label, does }) => ({
    team, label, does, positions: rows.filter((row) => row.team === team).map((row) => ({ key: row.key, name: { zh: row.nameZh, en: row.nameEn }, duties: row.dutiesZh.map((zh, i) => ({ zh, en: row.dutiesEn[i] ?? zh })), people: row.people })),
  }));
}
