// worker: background work alone, beside one or more processes that serve.
import { readEnv } from '../core/env.ts';
import { serveUntilStopped } from '../main.ts';
import { noMore, type Command } from './command.ts';

export const command: Command = {
  usage: 'worker',
  help: 'Runs jobs, crons and the sealing of the event log until it is stopped. Any number may run on one database.',
  options: {},
  async run(_values, positionals) {
    noMore(positionals, 0);
    await serveUntilStopped({ ...readEnv(), ROLE: 'worker' });
    console.log('Worker started.');
    return undefined;
  },
};
