// admin: makes an administrator where nobody can sign in yet, or gives one who is locked out another password.
import { randomBytes } from 'node:crypto';
import { syncRoles } from '../platform/access/role-sync.service.ts';
import { foldUsername } from '../platform/auth/session.service.ts';
import { grantRole, saveUser, setPassword } from '../platform/auth/user.service.ts';
import { attachEventLog } from '../platform/events/event.subscriber.ts';
import { systemContext } from '../platform/jobs/system-context.ts';
import { transact } from '../core/transact.ts';
import { clockOf, Refusal } from '../main.ts';
import { noMore, withDatabase, type Command } from './command.ts';

export const command: Command = {
  usage: 'admin <username> [--name NAME] [--reset]',
  help: 'Makes an account with the role of an administrator and prints its first password, once.\n--reset gives an account that is there another password instead; its sessions end.',
  options: { name: { type: 'string' }, reset: { type: 'boolean' } },
  async run(values, positionals) {
    noMore(positionals, 1);
    const username = foldUsername(positionals[0] ?? '');
    if (!username) throw new Refusal('Say the account: admin <username>.');
    return withDatabase(async (db, env) => {
      await syncRoles(db);
      attachEventLog(db);
      const ctx = systemContext(db, { name: 'aftercare admin', clock: clockOf(env) });
      const password = randomBytes(12).toString('base64url');
      const { rows: [there] } = await db.write.query<{ id: string; version: number }>('select id::text, version from users where lower(username) = $1', [username]);
      if (values.reset) {
        if (!there) throw new Refusal(`There is no account "${username}".`);
        await setPassword(ctx, { id: there.id, expectedVersion: there.version, password });
      } else {
        if (there) throw new Refusal(`There is an account "${username}" already: --reset gives it another password.`);
        await transact(ctx, async (tx) => {
          const userId = await saveUser(tx, { username, name: typeof values.name === 'string' ? values.name : username, password });
          const { rows: [role] } = await db.write.query<{ id: string }>("select id::text from roles where key = 'admin'");
          await grantRole(tx, { userId, roleId: role?.id ?? '', scope: 'ALL' });
        });
      }
      console.log(`${username}: ${password}`);
      console.log('Change it after signing in; it is not shown again.');
      return 0;
    });
  },
};
