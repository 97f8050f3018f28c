// Edges among regions, stores, departments and employees, and from older nouns to them.
import { defineEdges } from '../core/read/edges.ts';

defineEdges([
  { from: 'Approval', name: 'store', to: 'Store', kind: 'one', by: 'storeId', isSortable: true },
  { from: 'Approval', name: 'maker', to: 'Employee', kind: 'one', by: 'makerId' },
  { from: 'Approval', name: 'decider', to: 'Employee', kind: 'one', by: 'deciderId' },
  { from: 'Approval', name: 'onBehalfOf', to: 'Employee', kind: 'one', by: 'onBehalfOfId' },
  { from: 'ApprovalDeputy', name: 'employee', to: 'Employee', kind: 'one', by: 'employeeId' },
  { from: 'ApprovalDeputy', name: 'deputy', to: 'Employee', kind: 'one', by: 'deputyId' },
  ...['LedgerTransaction', 'LedgerEntry', 'Payout'].map((from) => ({ from, name: 'store', to: 'Store', kind: 'one' as const, by: 'storeId' })),
  { from: 'Region', name: 'stores', to: 'Store', kind: 'many', by: 'regionId' },
  { from: 'Store', name: 'region', to: 'Region', kind: 'one', by: 'regionId', isSortable: true },
  { from: 'Store', name: 'departments', to: 'Department', kind: 'few', by: 'storeId' },
  { from: 'Store', name: 'employees', to: 'Employee', kind: 'many', by: 'storeId' },
  { from: 'Department', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'Employee', name: 'store', to: 'Store', kind: 'one', by: 'storeId', isSortable: true },
  { from: 'Employee', name: 'department', to: 'Department', kind: 'one', by: 'departmentId' },
  { from: 'Employee', name: 'manager', to: 'Employee', kind: 'one', by: 'managerId' },
  { from: 'Employee', name: 'reports', to: 'Employee', kind: 'many', by: 'managerId' },
  { from: 'User', name: 'employee', to: 'Employee', kind: 'one', by: 'employeeId' },
  { from: 'RoleGrant', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'RoleGrant', name: 'region', to: 'Region', kind: 'one', by: 'regionId' },
  { from: 'Calendar', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'Store', name: 'calendars', to: 'Calendar', kind: 'few', by: 'storeId', description: 'Its own calendar, where it has one.' },
  { from: 'Event', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
]);
