// serve: the API, the socket and the console in one process, with the background work unless ROLE=web.
import { readEnv } from '../core/env.ts';
import { serveUntilStopped } from '../main.ts';
import { noMore, type Command } from './command.ts';

export const command: Command = {
  usage: 'serve',
  help: 'Serves until it is stopped. PORT and HOST say where; ROLE=web leaves background work to `worker`.',
  options: {},
  async run(_values, positionals) {
    noMore(positionals, 0);
    await serveUntilStopped(readEnv());
    return undefined;
  },
};
