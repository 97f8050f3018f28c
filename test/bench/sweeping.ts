// The sweep of deadlines: what it costs when nothing is due among 200,000 open clocks, and how fast it does what is.
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import '../../server/jobs.ts';
import { median } from './duel.ts';
import { atMost, type Measured, type Row } from './row.ts';

const OPEN = 200_000;
/** One in a hundred is due. */
const DUE = OPEN / 100;

export const sweepRow: Row = {
  name: 'sweep', about: `a sweep with ${OPEN.toLocaleString('en')} open deadlines, and ${DUE.toLocaleString('en')} of them due`,
  async run(ground): Promise<Measured[]> {
    const { db } = await ground.chain();
    // Deadlines of the chain's own clocks; what is lacking is filled up with ones whose clock is over by then.
    await db.write.query("delete from due_actions where kind = 'tickets.clock-due'");
    await db.write.query(
      `insert into due_actions (kind, subject, due_at, run_at)
       select 'tickets.clock-due', coalesce(c.id, -n)::text, now() + interval '1 hour' + n * interval '200 milliseconds', now() + interval '1 hour' + n * interval '200 milliseconds'
       from generate_series(1, $1::int) n left join (select id, row_number() over (order by id) place from ticket_clocks where state = 'RUNNING' and breached_at is null) c on c.place = n`, [OPEN]);
    await db.write.query("update due_actions set run_at = 'infinity' where done_at is null and kind <> 'tickets.clock-due'");
    await db.write.query('analyze due_actions');
    const idle: number[] = [];
    for (let i = 0; i < 41; i += 1) {
      const from = performance.now();
      const done = await sweepDue(db);
      idle.push(performance.now() - from);
      if (done) throw new Error(`${done} actions were due that should not be`);
    }
    const { rows: [made] } = await db.write.query<{ n: number }>(
      `with d as (update due_actions set due_at = now() - interval '1 second', run_at = now() - interval '1 second' where id in (select id from due_actions where done_at is null and kind = 'tickets.clock-due' order by id limit $1) returning 1) select count(*)::int n from d`, [DUE]);
    const from = performance.now();
    const done = await sweepDue(db);
    const took = performance.now() - from;
    if (done < (made?.n ?? 0)) throw new Error(`Only ${done} of ${made?.n} were done`);
    return [
      atMost('sweep: when nothing is due', median(idle), 50, 'ms', [`median of ${idle.length}, the slowest ${Math.max(...idle).toFixed(1)} ms`]),
      { what: `sweep: ${DUE} that are due, one worker`, bar: '', measured: `${(done / took * 1_000).toFixed(0)} a second`, holds: null, notes: [`${(took / done).toFixed(2)} ms an action, each in a transaction of its own`] },
    ];
  },
};
