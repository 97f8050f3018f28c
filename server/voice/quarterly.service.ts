// The survey of the quarter (C-42): in its first month, whoever had to do with us in the quarter that is over is asked once, on their latest ticket.
import { PeriodKind } from '../../schema/measures/measure.ts';
import { ResponseChannel, Survey, Touchpoint } from '../../schema/voice/survey.ts';
import { addDays } from '../core/clock.ts';
import { businessDay, type Context } from '../core/context.ts';
import { transact } from '../core/transact.ts';
import { periodHolding } from '../measures/measure.service.ts';
import { defineCron } from '../platform/jobs/job.registry.ts';
import { inviteOnTicket, type TicketFacts } from './invite.service.ts';
import { isInWindow, takesChannel } from './questions.rules.ts';
import { INVITED_QUARTER } from './voice.messages.ts';

/** Later than so many days into a quarter nobody is asked about the one before. */
const FIRST_DAYS = 30;
const AT_ONCE = 200;
const DUE = `
  select distinct on (t.customer_id) t.customer_id::text "customerId", t.id::text, t.number, t.store_id::text "storeId", coalesce(t.solver_id, t.assignee_id, t.first_contact_owner_id)::text "employeeId"
  from tickets t join customers c on c.id = t.customer_id and not c.is_stand_in and c.merged_into_id is null
  where t.solved_on >= $2::date and t.solved_on < $3::date and t.joined_into is null and t.transfer_id is null
    and not exists (select 1 from survey_invitations i where i.customer_id = t.customer_id and i.survey_id = $1 and i.sent_on >= $3::date)
    and not exists (select 1 from survey_passes p join tickets o on o.id = p.ticket_id and o.customer_id = t.customer_id where p.survey_id = $1 and p.passed_at >= $4)
  order by t.customer_id, t.solved_at desc, t.id desc limit ${AT_ONCE}`;

/** Asks at most so many at once; answers how many were looked at and how many of them asked. */
export async function inviteQuarter(ctx: Context): Promise<{ seen: number; asked: number }> {
  const today = businessDay(ctx);
  const now = periodHolding(PeriodKind.QUARTER, today);
  const over = periodHolding(PeriodKind.QUARTER, today, -1);
  const done = { seen: 0, asked: 0 };
  if (today >= addDays(now.from, FIRST_DAYS)) return done;
  const surveys = (await ctx.db.source.manager.findBy(Survey, { touchpoint: Touchpoint.QUARTERLY, isOpen: true })).filter((one) => isInWindow(one, today) && takesChannel(one, ResponseChannel.LINK));
  for (const survey of surveys) {
    const { rows: [begin] } = await ctx.db.write.query<{ at: Date }>('select $1::date::timestamp at time zone $2 "at"', [now.from, ctx.db.settings.zone]);
    const { rows } = await ctx.db.write.query<TicketFacts>(DUE, [survey.id, over.from, over.until, begin?.at]);
    for (const ticket of rows) {
      done.seen += 1;
      done.asked += await transact(ctx, async (tx) => {
        // Whoever is passed over is passed over for this quarter.
        await tx.manager.query('with p as (insert into survey_passes (survey_id, ticket_id, passed_at) values ($1, $2, $3) on conflict (survey_id, ticket_id) do update set passed_at = excluded.passed_at returning 1) select count(*) from p', [survey.id, ticket.id, tx.clock.now()]);
        return typeof (await inviteOnTicket(tx, survey, ticket, INVITED_QUARTER)) === 'string' ? 0 : 1;
      });
    }
  }
  return done;
}

export const quarterCron = defineCron({ kind: 'voice.quarterly', at: { daily: '09:40' }, async run(ctx) { while ((await inviteQuarter(ctx)).seen > 0) { /* until everybody was looked at */ } } });
