// Actions that the tests of the due table carry out: effects that can be counted, and ways to die around them.
import { defineDue } from '../../server/platform/due/due.registry.ts';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Adds one row; at its very first try it may kill or stop its own process, before the effect, after it, or after the commit. */
defineDue({
  kind: 'test.effect',
  async run(tx, { subject, payload }, { isLate }) {
    const { rows: [tried] } = await tx.db.write.query<{ n: number }>('insert into tries (subject) values ($1) returning (select count(*)::int from tries where subject = $1) n', [subject]);
    const isFatal = tried?.n === 0;
    if (isFatal && payload.die === 'before') process.kill(process.pid, 'SIGKILL');
    await tx.manager.query('insert into effects (subject, is_late) values ($1, $2)', [subject, isLate]);
    if (isFatal && payload.die === 'inside') { process.kill(process.pid, 'SIGKILL'); await sleep(10_000); }
    if (isFatal && payload.die === 'stands') { process.kill(process.pid, 'SIGSTOP'); await sleep(50); }
    if (isFatal && payload.die === 'after') tx.afterCommit(() => { process.kill(process.pid, 'SIGKILL'); });
    return 'done';
  },
});

/** Fails as often as it is told. */
defineDue({
  kind: 'test.failing',
  async run(tx, { subject, attempts, payload }) {
    await tx.manager.query('insert into effects (subject, is_late) values ($1, false)', [subject]);
    if (attempts < Number(payload.times)) throw new Error('no luck');
    return 'done';
  },
});

/** Puts its own next round on the table. */
defineDue({
  kind: 'test.again',
  async run(tx, { subject, dueAt }) {
    const { schedule } = await import('../../server/platform/due/due.service.ts');
    await schedule(tx, [{ kind: 'test.again', subject, dueAt: new Date(dueAt.getTime() + 3_600_000) }]);
    return 'again';
  },
});
