// Who worked where in a period, for all at once: what scorecards, boards and pay count by.
import { ask } from '../../core/ask.ts';
import type { Context } from '../../core/context.ts';
import { daysBetween } from '../../core/clock.ts';
import { staysIn, type Days, type PlacedRow, type Stay } from './stays.rules.ts';

export interface PersonStays { employeeId: string; employeeNo: string; name: string; nameEn: string | null; stays: Stay[] }

/** A statement inside the caller's transaction, or on the write handle. */
export const askRows = async <Row>(ctx: Context, text: string, values: unknown[]): Promise<Row[]> => {
  ctx.db.statements += 1;
  return ask<Row>(ctx, text, values);
};

interface Placed extends PlacedRow { employeeId: string; employeeNo: string; name: string; nameEn: string | null }

/** Everybody's stays within a period (or those of some), in two statements. */
export async function staysOfAll(ctx: Context, period: Days, employeeIds?: readonly string[]): Promise<PersonStays[]> {
  const only = employeeIds ?? null;
  const placed = await askRows<Placed>(ctx,
    `select p.employee_id::text "employeeId", e.employee_no "employeeNo", e.name, e.name_en "nameEn", p.store_id::text "storeId", p.department_id::text "departmentId", p.position, p.level, p.employment,
       p.manager_id::text "managerId", p.from_on::text "fromOn", p.until_on::text "untilOn"
     from placements p join employees e on e.id = p.employee_id
     where p.from_on < $2::date and (p.until_on is null or p.until_on > $1::date) and ($3::bigint[] is null or p.employee_id = any($3)) order by p.employee_id, p.from_on`, [period.from, period.until, only]);
  const away = await askRows<{ employeeId: string; from: string; until: string }>(ctx,
    `select employee_id::text "employeeId", from_on::text "from", until_on::text "until" from leaves
     where from_on < $2::date and until_on > $1::date and ($3::bigint[] is null or employee_id = any($3)) order by employee_id, from_on`, [period.from, period.until, only]);
  const leaves = new Map<string, Days[]>();
  for (const { employeeId, from, until } of away) leaves.set(employeeId, [...(leaves.get(employeeId) ?? []), { from, until }]);
  const people = new Map<string, { person: Placed; rows: Placed[] }>();
  for (const row of placed) {
    const known = people.get(row.employeeId);
    if (known) known.rows.push(row); else people.set(row.employeeId, { person: row, rows: [row] });
  }
  return [...people.values()].map(({ person, rows }) => ({
    employeeId: person.employeeId, employeeNo: person.employeeNo, name: person.name, nameEn: person.nameEn,
    stays: staysIn(rows.map(({ employeeId: _id, employeeNo: _no, name: _name, nameEn: _en, ...one }) => one), period, leaves.get(person.employeeId)),
  }));
}

/** What pay asks about a person and a period. Position, level and employment are those of the last day worked in it. */
export interface EmployeeFacts {
  employeeId: string; employeeNo: string; name: string; position: string; level: string; isIntern: boolean; storeId: string | null;
  daysInPeriod: number; daysEmployed: number; daysOnLeave: number; stays: Stay[];
}

/** Facts about everybody who worked in the period, or about some, in two statements. */
export async function employeeFacts(ctx: Context, period: Days, employeeIds?: readonly string[]): Promise<EmployeeFacts[]> {
  const people = await staysOfAll(ctx, period, employeeIds);
  return people.flatMap(({ stays, employeeId, employeeNo, name }) => {
    const last = stays.at(-1);
    if (!last) return [];
    return [{
      employeeId, employeeNo, name, position: last.position, level: last.level, isIntern: last.employment === 'INTERN', storeId: last.storeId, daysInPeriod: daysBetween(period.from, period.until),
      daysEmployed: stays.reduce((sum, stay) => sum + stay.days, 0), daysOnLeave: stays.reduce((sum, stay) => sum + stay.leaveDays, 0), stays,
    }];
  });
}
