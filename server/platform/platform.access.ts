// Row rules of the platform's nouns: one's own, or all for those whose work it is.
import { defineRowRule } from '../core/read/row-rules.ts';

defineRowRule('User', { any: [{ all: 'platform:read-users' }, { own: 'id', as: 'user', word: 'platform:read-own-events' }] });
defineRowRule('Role', 'open');
defineRowRule('RoleGrant', { any: [{ all: 'platform:read-users' }, { own: 'userId', as: 'user', word: 'platform:read-own-events' }] });
defineRowRule('Session', { any: [{ all: 'platform:write-users' }, { own: 'userId', as: 'user', word: 'platform:read-own-events' }] });
defineRowRule('ApiKey', { all: 'platform:write-api-keys' });
defineRowRule('Event', { any: [{ store: 'storeId', word: 'platform:read-events' }, { own: 'actorId', as: 'user', word: 'platform:read-own-events' }] });
defineRowRule('Job', { any: [{ all: 'platform:read-all-jobs' }, { own: 'userId', as: 'user', word: 'platform:read-own-events' }] });
defineRowRule('Notification', { own: 'userId', as: 'user' });
defineRowRule('NotificationSetting', { own: 'userId', as: 'user' });
defineRowRule('Duty', { any: [{ own: 'ownerId', as: 'employee' }, { store: 'storeId', word: 'tickets:read' }] });
defineRowRule('Calendar', 'open');
defineRowRule('CalendarVersion', 'open');
defineRowRule('LedgerAccount', 'open');
for (const booked of ['LedgerTransaction', 'LedgerEntry', 'Payout']) defineRowRule(booked, { store: 'storeId' });
// Whose question it is, who decided it, and who decides for the store: a colleague at the same desk is none of them.
defineRowRule('Approval', { any: [{ store: 'storeId', word: 'tickets:approve' }, { own: 'makerUserId', as: 'user' }, { own: 'makerId', as: 'employee' }, { own: 'deciderUserId', as: 'user' }] });
defineRowRule('ApprovalDeputy', { any: [{ all: 'platform:read-users' }, { own: 'employeeId', as: 'employee' }, { own: 'deputyId', as: 'employee' }] });
for (const shared of ['AuthorityPolicy', 'AuthorityPolicyVersion']) defineRowRule(shared, 'open');
defineRowRule('SavedView', { any: [{ own: 'ownerId', as: 'user', word: 'platform:read-own-events' }, { role: 'roleKey', over: 'platform:share-views' }] });
for (const kept of ['WebhookEndpoint', 'WebhookDelivery']) defineRowRule(kept, { all: 'platform:write-api-keys' });
defineRowRule('StoredFile', { own: 'uploaderId', as: 'user', word: 'platform:read-own-events' });
defineRowRule('ViewChoice', { own: 'userId', as: 'user', word: 'platform:read-own-events' });
defineRowRule('Transfer', { any: [{ all: 'platform:read-all-jobs' }, { own: 'userId', as: 'user', word: 'platform:read-own-events' }] });
