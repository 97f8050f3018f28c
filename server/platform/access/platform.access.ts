// Which rows of the platform's own nouns a viewer may see.
import { defineRowRule } from '../../core/read/row-rules.ts';

// Accounts: all for who keeps them, else one's own.
defineRowRule('User', { any: [{ all: 'platform:read-users' }, { own: 'id', as: 'user', word: 'platform:read-own-events' }] });
defineRowRule('RoleGrant', { any: [{ all: 'platform:read-users' }, { own: 'userId', as: 'user', word: 'platform:read-own-events' }] });
defineRowRule('Session', { any: [{ all: 'platform:read-users' }, { own: 'userId', as: 'user', word: 'platform:read-own-events' }] });
defineRowRule('Role', 'open');
defineRowRule('ApiKey', { all: 'platform:write-api-keys' });

// The log: what happened in the stores that the word reaches, and what one did oneself. Personal values stand apart from it.
defineRowRule('Event', {
  any: [{ store: 'storeId', word: 'platform:read-events' }, { own: 'actorId', as: 'user', word: 'platform:read-own-events' }],
});
// Work and files: one's own; all of them for who looks after the machine.
defineRowRule('Job', { any: [{ all: 'platform:read-all-jobs' }, { own: 'userId', as: 'user' }] });
defineRowRule('Transfer', { any: [{ all: 'platform:read-all-jobs' }, { own: 'userId', as: 'user' }] });
