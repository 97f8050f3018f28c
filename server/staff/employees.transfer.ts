// Employee files: one person a row, known by the employee number.
import { Employee, EmploymentKind } from '../../schema/staff/employee.ts';
import { businessDay, type Context, reachOf } from '../core/context.ts';
import { transact } from '../core/transact.ts';
import type { ImportKind, ParsedRow } from '../platform/transfer/kind.registry.ts';
import { soundOf } from './employee.service.ts';
import { notePlacement } from './places/placement.service.ts';

const kinds = { regular: 'REGULAR', 正式: 'REGULAR', 正式员工: 'REGULAR', intern: 'INTERN', 实习: 'INTERN', 实习生: 'INTERN' };

/** Stores by code and by both names. */
async function storesByName(ctx: Context): Promise<Map<string, string>> {
  const { rows } = await ctx.db.write.query<{ id: string; code: string; name_zh: string; name_en: string }>('select id, code, name_zh, name_en from stores');
  return new Map(rows.flatMap((s) => [[s.code.toLowerCase(), s.id], [s.name_zh, s.id], [s.name_en.toLowerCase(), s.id]]));
}

export const employeesImport: ImportKind = {
  kind: 'employees', label: { zh: '员工', en: 'Employees' }, word: 'staff:import',
  fields: [
    { key: 'employeeNo', label: { zh: '工号', en: 'Employee number' }, type: 'text', isNumber: true, required: true, maxLength: 20, synonyms: ['employee no', 'employee id', 'staff no', 'id', '员工编号', '员工号'] },
    { key: 'name', label: { zh: '姓名', en: 'Name' }, type: 'text', required: true, maxLength: 80, synonyms: ['full name', 'employee name', '员工姓名'] },
    { key: 'store', label: { zh: '门店', en: 'Store' }, type: 'text', maxLength: 60, synonyms: ['store code', 'shop', '门店编号'] },
    { key: 'position', label: { zh: '岗位', en: 'Position' }, type: 'text', required: true, maxLength: 40, synonyms: ['job', 'title', '职位'] },
    { key: 'level', label: { zh: '级别', en: 'Level' }, type: 'text', maxLength: 40, synonyms: ['grade', '职级'] },
    { key: 'employment', label: { zh: '用工类型', en: 'Employment' }, type: 'choice', choices: kinds, synonyms: ['type', '类型'] },
    { key: 'hiredOn', label: { zh: '入职日期', en: 'Hired on' }, type: 'day', required: true, synonyms: ['hire date', 'start date', '入职时间'] },
    { key: 'phone', label: { zh: '手机', en: 'Phone' }, type: 'phone', synonyms: ['mobile', '手机号', '电话'] },
    { key: 'email', label: { zh: '邮箱', en: 'E-mail' }, type: 'email', synonyms: ['mail', '电子邮箱'] },
  ],
  async check(ctx) {
    const stores = await storesByName(ctx);
    return (row) => (row.values.store && !stores.has(row.values.store.toLowerCase()) ? { field: 'store', reason: 'STORE_CODE_UNKNOWN' } : null);
  },
  async load(ctx, rows, run) {
    const stores = await storesByName(ctx);
    const reach = reachOf(ctx.viewer, 'staff:import');
    let accepted = 0; let unchanged = 0;
    const put = async (batch: { row: ParsedRow; storeId: string | null }[]): Promise<void> => transact(ctx, async (tx) => {
      for (const { row, storeId } of batch) {
        const v = row.values;
        const values = {
          employeeNo: v.employeeNo as string, name: v.name as string, ...soundOf(v.name as string), position: v.position as string, level: v.level,
          employment: v.employment as EmploymentKind | null, hiredOn: v.hiredOn as string, storeId, phone: v.phone, email: v.email,
        };
        const there = await tx.manager.findOneBy(Employee, { employeeNo: values.employeeNo });
        if (!there) { if (!run.isDryRun) await tx.manager.save(tx.manager.create(Employee, { ...values, level: values.level ?? 'specialist', employment: values.employment ?? EmploymentKind.REGULAR, transferId: run.transferId } as Partial<Employee>)); accepted += 1; continue; }
        if (!reach.all && !(there.storeId && reach.storeIds.includes(there.storeId))) { run.reject(row, 'STORE_OUT_OF_REACH', 'employeeNo'); continue; }
        const changes = Object.entries(values).filter(([key, value]) => value !== null && value !== undefined && there[key as keyof Employee] !== value);
        if (!changes.length) { unchanged += 1; continue; }
        if (run.options.duplicates !== 'MERGE') { run.reject(row, 'ROW_DUPLICATE', 'employeeNo'); continue; }
        Object.assign(there, Object.fromEntries(changes), { version: there.version + 1 });
        if (!run.isDryRun) { await tx.manager.save(there); await notePlacement(tx, there, businessDay(tx)); }
        accepted += 1;
      }
    });
    let batch: { row: ParsedRow; storeId: string | null }[] = [];
    // Of two rows for one person the first counts: else each would undo the other at every import.
    const told = new Set<string>();
    for await (const row of rows) {
      const storeId = row.values.store ? stores.get(row.values.store.toLowerCase()) : run.options.storeId;
      if (storeId === undefined) { run.reject(row, 'STORE_CODE_UNKNOWN', 'store'); continue; }
      if (!reach.all && !(storeId && reach.storeIds.includes(storeId))) { run.reject(row, 'STORE_OUT_OF_REACH', 'store'); continue; }
      const number = row.values.employeeNo as string;
      if (told.has(number)) { run.reject(row, 'ROW_TWICE', 'employeeNo'); continue; }
      told.add(number);
      batch.push({ row, storeId });
      if (batch.length === 500) { await put(batch); batch = []; }
    }
    if (batch.length) await put(batch);
    return { accepted, unchanged };
  },
  // Rows that the import made and nobody has changed or used since are removed; what it changed in others stays in the event log.
  undo: (ctx, transferId) => transact(ctx, async (tx) => {
    const made = await tx.manager.createQueryBuilder(Employee, 'e').where('e.transferId = :transferId and e.version = 1', { transferId })
      .andWhere('not exists (select 1 from users u where u.employee_id = e.id) and not exists (select 1 from employees m where m.manager_id = e.id) and not exists (select 1 from work_results w where w.employee_id = e.id) and not exists (select 1 from scorecards c where c.employee_id = e.id or c.responsible_id = e.id) and not exists (select 1 from board_entries b where b.employee_id = e.id)').getMany();
    await tx.manager.remove(made);
    return made.length;
  }),
};
