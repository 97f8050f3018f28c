// Loads the demo chain into an empty, migrated database: deterministic by seed and clock, believable, in both languages.
import type { PoolClient } from 'pg';
import { RfmMethod } from '../schema/customers/value.ts';
import { addDays, dayIn, frozenClock, type Clock } from '../server/core/clock.ts';
import type { Context } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { assignAllTiers, saveTierRule } from '../server/customers/tier.service.ts';
import { rebuildBehaviour } from '../server/customers/behaviour.service.ts';
import { computeRfm, saveRfmModel } from '../server/customers/rfm.service.ts';
import { SHIPPED_LEVELS } from '../server/customers/tier.rules.ts';
import { shipSegments } from '../server/customers/segment.service.ts';
import { computeAllSegments } from '../server/customers/segment-run.service.ts';
import { applyRuleTags } from '../server/customers/tag-membership.service.ts';
import { attachEventLog } from '../server/platform/events/event.subscriber.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { shipPlaybooks } from '../server/tickets/playbooks/playbook.service.ts';
import { shipCourses } from '../server/training/courses/ship.service.ts';
import { shipScenes } from '../server/training/drills/ship-scenes.service.ts';
import { shipForms } from '../server/forms/form.service.ts';
import { shipAuditTemplates } from '../server/quality/audits/audit-shipped.service.ts';
import { shipSurveys } from '../server/voice/survey.service.ts';
import { seedAccounts } from './accounts.ts';
import { seedAudits } from './audits.ts';
import { seedAuditFindings } from './audit-findings.ts';
import { seedProgrammes } from './programmes.ts';
import { seedCareers } from './careers.ts';
import { drawCustomers, seedCustomers } from './customers.ts';
import { seedDiagnoses } from './diagnoses.ts';
import { growCustomers } from './grow.ts';
import { beginLife, goOnWithLife, lateLife } from './life.ts';
import { measureIdeas, seedIdeas } from './ideas.ts';
import { seedIncentives } from './incentives.ts';
import { seedIncidents } from './incidents.ts';
import { seedLiability } from './liability.ts';
import { seedMoney } from './money.ts';
import { seedOrganisation } from './organisation.ts';
import { seedResults, seedScorecards } from './people.ts';
import { seedPlaybookUses, seedSpike } from './playbooks.ts';
import { seedQuality } from './quality.ts';
import { seedPurchases } from './purchases.ts';
import { random } from './random.ts';
import { seedReading } from './reading.ts';
import { seedExams } from './exams.ts';
import { seedTraining } from './training.ts';
import { seedTagDictionary, seedTags } from './tags.ts';
import { growClocks, seedClocks } from './clocks.ts';
import { seedVoice } from './voice.ts';
import { seedMonthly } from './monthly.ts';
import { seedTicketQuality } from './ticket-quality.ts';
import { DRAWN_TICKETS, growTickets, seedTickets } from './tickets.ts';

export interface SeedSize { customers?: number; months?: number; tickets?: number; seed?: number }
/** Told what is being worked on, and how much of it is done. */
export type SeedProgress = (what: string, done: number, total: number) => void;

/** Customers drawn one by one with habits; what is wanted beyond is grown by SQL. */
const DRAWN = 5_000;
/** Days back at which the product looks at the chain: so tiers, segments and the log have a past. */
const LOOKS = [150, 30, 0];
const DAY_MS = 86_400_000;
const YESTERDAY_MS = 20 * 3_600_000;
/** What the product reckons with while the chain is still being written; of all the rest the planner hears at the end. */
const LOOKED_AT = 'customers, purchases, purchase_lines, products';
const WORKED_ON = 'tickets, ticket_events, ticket_clocks, ticket_callbacks, compensations, return_cases, work_results, employees, customer_behaviour';

/**
 * Seeds organisation, accounts, customers, purchases, tags, tiers, RFM, segments, tickets and what was given on them. Roles must have been synced.
 * The same seed at the same instant makes the same chain. Large chains (beyond 5,000 customers) grow by SQL in minutes.
 */
export async function seedDemo(db: Database, clock: Clock, size: SeedSize = {}, onProgress: SeedProgress = () => {}): Promise<void> {
  const { customers: wanted = DRAWN, months = 18, seed = 20260213 } = size;
  const zone = db.settings.zone;
  const now = clock.now();
  const today = dayIn(zone, now);
  const dice = random(seed);
  attachEventLog(db);
  const { customers, purchases, drawn, ownerId } = await writing(db, async (client) => {
    const org = await seedOrganisation(client, dice.fork('organisation'), today, zone);
    await seedAccounts(client, org, today);
    const drawn = drawCustomers(dice.fork('draw'), org.stores, Math.min(wanted, DRAWN), today, months);
    const made = await seedCustomers(client, dice.fork('customers'), org, drawn, now.toISOString());
    const sold = await seedPurchases(client, dice.fork('purchases'), drawn, made.standIns, org.stores, today, zone, now);
    const { rows: [owner] } = await client.query<{ id: string }>("select id from users where username = 'crm'");
    await seedTagDictionary(client, owner?.id ?? null);
    return { customers: made, purchases: sold, drawn, ownerId: owner?.id ?? null };
  });
  let last = { day: '0001-01-01', at: '' };
  const looks = LOOKS.filter((back) => back === 0 || back + 90 < months * 30);
  for (const [index, back] of looks.entries()) {
    const at = new Date(now.getTime() - back * DAY_MS);
    const next = { day: addDays(today, -back), at: at.toISOString() };
    await writing(db, async (client) => {
      await customers.write(client, last.day, next.day);
      await purchases.write(client, last.at, next.at);
      if (back === 0) await seedTags(client, dice.fork('tags'), drawn, now.toISOString(), ownerId);
    });
    if (back === 0 && wanted > DRAWN) await growing(db, (client) => growCustomers(client, wanted - DRAWN, today, zone, (done) => { onProgress('customers', DRAWN + done, wanted); }));
    // The later looks find the same shares in longer tables.
    if (index === 0 || wanted > DRAWN) await db.write.query(`analyze ${LOOKED_AT}`);
    const ctx = systemContext(db, { name: 'demo', clock: frozenClock(next.at) });
    // Yesterday somebody worked with files; what came of it is counted with today's look.
    if (wanted >= 1_000 && back === 0 && index > 0) await lateLife(systemContext(db, { name: 'demo', clock: frozenClock(new Date(now.getTime() - YESTERDAY_MS).toISOString()) }), dice.fork('life'));
    await look(ctx, next.day, { isFirst: index === 0, isLast: back === 0, onChunk: async (done) => { onProgress('behaviour', done, wanted); } });
    // A small chain for a test or a bench of another kind needs no life of its own.
    if (wanted >= 1_000) {
      if (index === 0) await beginLife(ctx);
      if (back === 30) await goOnWithLife(ctx);
    }
    last = next;
  }
  const wantedTickets = size.tickets ?? DRAWN_TICKETS;
  const told = wantedTickets > 0 ? await writing(db, (client) => seedTickets(client, dice.fork('tickets'), now, zone, { wanted: wantedTickets, months })) : 0;
  if (told > 0) await writing(db, (client) => seedMoney(client, dice.fork('money'), now, zone, db.settings.currency));
  if (told > 0) {
    await writing(db, (client) => seedClocks(systemContext(db, { name: 'demo', clock: frozenClock(now.toISOString()) }), client));
    await shipPlaybooks(systemContext(db, { name: 'demo', clock }));
    await writing(db, (client) => seedPlaybookUses(client, dice.fork('playbooks'), now));
    await writing(db, (client) => seedLiability(systemContext(db, { name: 'demo', clock: frozenClock(now.toISOString()) }), client, dice.fork('liability'), now));
    if (wanted >= 1_000) {
      await seedIncidents(db, dice.fork('incidents'), now, zone);
      await seedSpike(db, now, zone);
      await seedDiagnoses(db, dice.fork('diagnoses'), now, zone);
      const begun = systemContext(db, { name: 'demo', clock: frozenClock(now.toISOString()) });
      await shipCourses(begun);
      await shipForms(begun);
      await shipScenes(begun);
      await seedQuality(db, dice.fork('quality'), now);
      await seedTraining(db, dice.fork('training'), now);
      await seedExams(db, dice.fork('exams'), now);
    }
    if (wanted >= 1_000) {
      await writing(db, (client) => seedResults(client, dice.fork('results'), today, months));
      await db.write.query(`analyze ${WORKED_ON}`);
      await seedScorecards(db, now, months);
      const ctx = systemContext(db, { name: 'demo', clock: frozenClock(now.toISOString()) });
      await shipForms(ctx);
      await shipAuditTemplates(ctx);
      await writing(db, (client) => seedAudits(ctx, client, dice.fork('audits'), now, zone));
      await seedAuditFindings(db, dice.fork('audit-findings'), now);
      await shipSurveys(ctx);
      await writing(db, (client) => seedVoice(ctx, client, dice.fork('voice'), now, zone));
      await seedTicketQuality(db, dice.fork('ticket-quality'), now, zone);
      await writing(db, (client) => seedIdeas(client, dice.fork('ideas'), now, zone));
      await measureIdeas(db, now);
      await seedMonthly(db, now, zone);
      await seedProgrammes(db, now, zone);
      await seedCareers(db, now);
    }
    if (wanted >= 1_000) await seedIncentives(db, now);
  }
  await seedReading(db, now);
  // What is asked for beyond the drawn ones; a small chain of a test gets as many as its people have needs.
  if (wantedTickets > Math.max(told, DRAWN_TICKETS)) await growing(db, (client) => growTickets(client, wantedTickets - told, now, (done) => { onProgress('tickets', told + done, wantedTickets); }));
  if (wantedTickets > Math.max(told, DRAWN_TICKETS)) await writing(db, (client) => growClocks(systemContext(db, { name: 'demo', clock: frozenClock(now.toISOString()) }), client, (done) => { onProgress('clocks', done, done); }));
  await db.write.query('analyze');
}

/** What the product itself makes of the rows so far: behaviour, tiers, tags by rule, RFM, segments. */
async function look(ctx: Context, today: string, { isFirst, isLast, onChunk }: { isFirst: boolean; isLast: boolean; onChunk: (done: number) => Promise<void> }): Promise<void> {
  await rebuildBehaviour(ctx, today, onChunk);
  if (isFirst) await saveTierRule(ctx, { levels: SHIPPED_LEVELS });
  await assignAllTiers(ctx, today);
  if (isFirst) {
    await saveRfmModel(ctx, { key: 'usual', nameZh: '全店 365 天', nameEn: 'All stores, 365 days', method: RfmMethod.PERCENTILE, windowDays: 365, effectiveFrom: today });
    await saveRfmModel(ctx, { key: 'even', nameZh: '全店五等分', nameEn: 'All stores, even fifths', method: RfmMethod.QUANTILE, windowDays: 365, effectiveFrom: today });
    await shipSegments(ctx);
  }
  await applyRuleTags(ctx);
  if (isFirst || isLast) {
    const { rows } = await ctx.db.write.query<{ id: string }>('select id from rfm_models where superseded_at is null order by id');
    for (const { id } of rows) await computeRfm(ctx, id, today);
  }
  await computeAllSegments(ctx, isFirst ? 'version 1' : 'daily');
}

async function writing<T>(db: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await db.direct.connect();
  let failed: Error | undefined;
  try {
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    const done = await work(client);
    await client.query('commit');
    return done;
  } catch (error) {
    failed = error as Error;
    await client.query('rollback').catch(() => {});
    throw error;
  } finally { client.release(failed); }
}

async function growing(db: Database, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await db.direct.connect();
  let failed: Error | undefined;
  try { await work(client); } catch (error) { failed = error as Error; throw error; } finally { client.release(failed); }
}
