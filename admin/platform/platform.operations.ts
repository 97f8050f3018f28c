// How jobs, events, accounts, roles and keys are spoken of on the wire.
import { defineResource, whole } from '../provider/resources.ts';

const USER = 'user { id name nameEn username }';
defineResource({
  name: 'jobs', noun: 'Job', one: 'job', fields: `kind title state done total failedCount error isCancelRequested createdAt startedAt finishedAt ${USER}`,
  oneFields: `kind title state done total failedCount error isCancelRequested createdAt startedAt finishedAt result ${USER}`,
});
defineResource({
  name: 'events', noun: 'Event', one: 'event', many: 'auditLog', versioned: false,
  fields: 'at actorId actorName actor { name nameEn } kind resource resourceId customerId before after reason requestId store { id nameZh nameEn }',
});

const GRANTS = 'grants(page: { limit: 50 }) { items { id version scope startsOn endsOn role { id key nameZh nameEn } store { id nameZh nameEn } region { id nameZh nameEn } grantedBy { id name nameEn } } }';
const USER_WRITES = whole('username', 'name', 'nameEn', 'employeeId', 'locale');
const userInput = (data: Record<string, unknown>): Record<string, unknown> => ({ ...USER_WRITES(data), ...(data.password ? { password: data.password } : {}) });
defineResource({
  name: 'users', noun: 'User', one: 'user', fields: `username name nameEn employeeId status locale lastSignInAt employee { id employeeNo position } ${GRANTS}`,
  labelFields: 'username name nameEn',
  create: { mutation: 'saveUser', input: 'SaveUserInput', toInput: userInput },
  update: { mutation: 'saveUser', input: 'SaveUserInput', toInput: USER_WRITES },
});
defineResource({ name: 'roles', noun: 'Role', one: 'role', fields: 'key nameZh nameEn isShipped words' });
defineResource({ name: 'apiKeys', noun: 'ApiKey', one: 'apiKey', fields: `name prefix createdAt expiresAt lastUsedAt revokedAt ${USER}` });
