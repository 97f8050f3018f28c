// How the platform's nouns hang together.
import { defineEdges } from '../core/read/edges.ts';

defineEdges([
  { from: 'User', name: 'grants', to: 'RoleGrant', kind: 'many', by: 'userId', sort: { prop: 'startsOn', order: 'DESC' }, description: 'Roles held now, before and later.' },
  { from: 'User', name: 'sessions', to: 'Session', kind: 'many', by: 'userId', sort: { prop: 'lastSeenAt', order: 'DESC' } },
  { from: 'RoleGrant', name: 'user', to: 'User', kind: 'one', by: 'userId' },
  { from: 'RoleGrant', name: 'role', to: 'Role', kind: 'one', by: 'roleId' },
  { from: 'RoleGrant', name: 'grantedBy', to: 'User', kind: 'one', by: 'grantedById' },
  { from: 'Role', name: 'grants', to: 'RoleGrant', kind: 'many', by: 'roleId' },
  { from: 'Session', name: 'user', to: 'User', kind: 'one', by: 'userId' },
  { from: 'ApiKey', name: 'user', to: 'User', kind: 'one', by: 'userId' },
  { from: 'Event', name: 'actor', to: 'User', kind: 'one', by: 'actorId' },
  { from: 'Job', name: 'user', to: 'User', kind: 'one', by: 'userId' },
  { from: 'Transfer', name: 'job', to: 'Job', kind: 'one', by: 'jobId' },
  { from: 'Transfer', name: 'user', to: 'User', kind: 'one', by: 'userId' },
  { from: 'Calendar', name: 'versions', to: 'CalendarVersion', kind: 'many', by: 'calendarId', sort: { prop: 'number', order: 'DESC' } },
  { from: 'CalendarVersion', name: 'calendar', to: 'Calendar', kind: 'one', by: 'calendarId' },
  { from: 'CalendarVersion', name: 'author', to: 'User', kind: 'one', by: 'authorId' },
  { from: 'LedgerTransaction', name: 'entries', to: 'LedgerEntry', kind: 'few', by: 'transactionId', sort: { prop: 'id', order: 'ASC' } },
  { from: 'LedgerTransaction', name: 'reverses', to: 'LedgerTransaction', kind: 'one', by: 'reversesId' },
  { from: 'LedgerAccount', name: 'entries', to: 'LedgerEntry', kind: 'many', by: 'accountId', sort: { prop: 'postedAt', order: 'DESC' } },
  { from: 'LedgerEntry', name: 'transaction', to: 'LedgerTransaction', kind: 'one', by: 'transactionId' },
  { from: 'LedgerEntry', name: 'account', to: 'LedgerAccount', kind: 'one', by: 'accountId', isSortable: true },
  { from: 'CalendarVersion', name: 'publishedBy', to: 'User', kind: 'one', by: 'publishedById' },
]);
