// verify-log: walks the event log along its hash chain and names what was edited, removed, moved or cut off.
import { anchorsFile } from '../platform/events/anchors.ts';
import { verifyLog } from '../platform/events/verify-log.service.ts';
import { noMore, progressLine, withDatabase, type Command } from './command.ts';

const SHOWN = 20;

export const command: Command = {
  usage: 'verify-log',
  help: 'Checks every sealed event and the heads kept in DATA_DIR. Exit code 0 when the log is whole, 1 when it is not.',
  options: {},
  run: (_values, positionals) => {
    noMore(positionals, 0);
    return withDatabase(async (db, env) => {
      const report = await verifyLog(db, anchorsFile(env.DATA_DIR), progressLine('Events checked'));
      if (report.ok) {
        console.log(`The log is whole: ${report.events} events, ${report.anchors} heads kept outside.`);
        return 0;
      }
      for (const { kind, seq, eventId, detail } of report.problems.slice(0, SHOWN)) {
        console.log(`${kind}${seq ? ` at ${seq}` : ''}${eventId ? ` (event ${eventId})` : ''}: ${detail}`);
      }
      if (report.problems.length > SHOWN) console.log(`and ${report.problems.length - SHOWN} more`);
      console.error(`The log is not whole: ${report.problems.length} problems in ${report.events} events.`);
      return 1;
    }, { prepare: false });
  },
};
