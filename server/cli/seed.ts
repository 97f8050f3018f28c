// seed: the demo chain, as large as is asked for, the same for the same seed.
// The demo chain is brought to life through the reading door: it needs the nouns' edges and row rules.
import '../edges.ts';
import '../access.ts';
import { syncRoles } from '../platform/access/role-sync.service.ts';
import { shipDefaults } from '../shipped.ts';
import { clockOf, Refusal } from '../main.ts';
import { noMore, numberOf, progressLine, withDatabase, type Command } from './command.ts';

export const command: Command = {
  usage: 'seed [--customers N] [--tickets N] [--months N] [--seed S]',
  help: 'Loads the demo chain into an empty database: 5,000 customers, 18 months and 3,000 tickets of the last half year unless said otherwise; a twentieth of these come on top for each month before.\nThe same seed makes the same chain. Refused when NODE_ENV=production.',
  options: { customers: { type: 'string' }, tickets: { type: 'string' }, months: { type: 'string' }, seed: { type: 'string' } },
  async run(values, positionals) {
    noMore(positionals, 0);
    const size = {
      customers: numberOf(values, 'customers', 5_000, [10, 20_000_000]), months: numberOf(values, 'months', 18, [1, 120]),
      tickets: numberOf(values, 'tickets', 3_000, [0, 20_000_000]), seed: numberOf(values, 'seed', 20_260_213, [0, 2 ** 31 - 1]),
    };
    return withDatabase(async (db, env) => {
      if (env.NODE_ENV === 'production') throw new Refusal('The demo chain is not loaded when NODE_ENV=production: its accounts have a known password.');
      const { rows } = await db.write.query<{ some: boolean }>('select exists (select 1 from users) as some');
      if (rows[0]?.some) throw new Refusal('The database is not empty: the demo chain goes into an empty one only.');
      await syncRoles(db);
      await import('../transfers.ts');
      await import('../measures.ts');
      await shipDefaults(db, clockOf(env));
      const { seedDemo } = await import('../../seeds/run.ts');
      const lines = new Map<string, ReturnType<typeof progressLine>>();
      const lineOf = (what: string) => lines.get(what) ?? lines.set(what, progressLine(what)).get(what);
      await seedDemo(db, clockOf(env), size, (what, done, total) => { if (size.customers > 5_000) lineOf(what)?.(done, total); });
      console.log(`Loaded the demo chain: ${size.customers.toLocaleString('en')} customers, ${size.months} months.`);
      return 0;
    });
  },
};
