// How stores, regions, departments and employees are spoken of on the wire.
import { defineResource, whole } from '../provider/resources.ts';

const STORE = 'store { id nameZh nameEn }';
const STORE_WRITES = whole('code', 'nameZh', 'nameEn', 'regionId', 'format', 'timeZone', 'openingHours', 'openedOn', 'closedOn');
defineResource({
  name: 'stores', noun: 'Store', one: 'store', fields: 'code nameZh nameEn regionId format timeZone openingHours openedOn closedOn region { id nameZh nameEn }',
  labelFields: 'code nameZh nameEn format',
  create: { mutation: 'saveStore', input: 'SaveStoreInput', toInput: STORE_WRITES },
  update: { mutation: 'saveStore', input: 'SaveStoreInput', toInput: STORE_WRITES },
});

const REGION_WRITES = whole('code', 'nameZh', 'nameEn');
defineResource({
  name: 'regions', noun: 'Region', one: 'region', fields: 'code nameZh nameEn',
  create: { mutation: 'saveRegion', input: 'SaveRegionInput', toInput: REGION_WRITES },
  update: { mutation: 'saveRegion', input: 'SaveRegionInput', toInput: REGION_WRITES },
});

const DEPARTMENT_WRITES = whole('nameZh', 'nameEn', 'storeId');
defineResource({
  name: 'departments', noun: 'Department', one: 'department', fields: `nameZh nameEn storeId ${STORE}`,
  create: { mutation: 'saveDepartment', input: 'SaveDepartmentInput', toInput: DEPARTMENT_WRITES },
  update: { mutation: 'saveDepartment', input: 'SaveDepartmentInput', toInput: DEPARTMENT_WRITES },
});

// Phone and mail are shown in their masks; they are sent only when new ones were written.
const EMPLOYEE_WRITES = whole('employeeNo', 'name', 'nameEn', 'storeId', 'departmentId', 'position', 'level', 'employment', 'hiredOn', 'leftOn', 'managerId');
const employeeInput = (data: Record<string, unknown>): Record<string, unknown> => ({
  ...EMPLOYEE_WRITES(data), ...(data.newPhone ? { phone: data.newPhone } : {}), ...(data.newEmail ? { email: data.newEmail } : {}),
});
defineResource({
  name: 'employees', noun: 'Employee', one: 'employee',
  fields: `employeeNo name nameEn position level employment hiredOn leftOn storeId ${STORE} department { id nameZh nameEn } manager { id name nameEn }`,
  oneFields: `employeeNo name nameEn position level employment hiredOn leftOn storeId departmentId managerId phone email ${STORE} department { id nameZh nameEn } manager { id name nameEn } reports(page: { limit: 20 }) { items { id name nameEn position } total }`,
  labelFields: 'employeeNo name nameEn position',
  create: { mutation: 'saveEmployee', input: 'SaveEmployeeInput', toInput: employeeInput },
  update: { mutation: 'saveEmployee', input: 'SaveEmployeeInput', toInput: employeeInput },
});
