// migrate: brings the tables up to date, or takes the last step back.
import { migrate } from '../core/database.ts';
import { readEnv } from '../core/env.ts';
import { prepareDatabase } from '../main.ts';
import { noMore, type Command } from './command.ts';

export const command: Command = {
  usage: 'migrate [--down]',
  help: 'Applies what is missing; --down takes back the last migration and its data. Two at once wait for each other.',
  options: { down: { type: 'boolean' } },
  async run({ down }, positionals) {
    noMore(positionals, 0);
    const env = readEnv();
    if (down) {
      await migrate(env.DATABASE_DIRECT_URL ?? env.DATABASE_URL, 'down');
      console.log('One step back.');
      return 0;
    }
    const done = await prepareDatabase(env);
    console.log(done.length ? `Applied ${done.join(', ')}.` : 'The database is up to date.');
    return 0;
  },
};
