// Jobs that the job tests run: steps with effects that can be counted, and ways to fail.
import { AppError } from '../../server/core/errors.ts';
import { defineJob, type JobDefinition } from '../../server/platform/jobs/job.registry.ts';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const die = (): void => { process.kill(process.pid, 'SIGKILL'); };

/** `holdMs`: at its first try it stays so long in each step. */
export interface StepsInput { name: string; steps: number; pauseMs?: number; holdMs?: number; dieAt?: { step: number; when: 'before' | 'inside' | 'after' } }

/** Adds one row a step; can kill its own process at its first try, around a step. */
export const stepsJob = defineJob<StepsInput>({
  kind: 'test.steps',
  async run(ctx, { name, steps, pauseMs = 0, holdMs = 0, dieAt }) {
    for (let step = (ctx.cursor as number | null) ?? 0; step < steps; step += 1) {
      const isFatal = ctx.attempt === 1 && dieAt?.step === step;
      if (isFatal && dieAt.when === 'before') die();
      await ctx.chunk(async (tx) => {
        await tx.manager.query('insert into effects (name, step) values ($1, $2)', [name, step]);
        if (isFatal && dieAt.when === 'inside') { die(); await sleep(10_000); }
        return step + 1;
      });
      if (isFatal && dieAt.when === 'after') die();
      await ctx.progress(step + 1, steps);
      if (pauseMs) await sleep(pauseMs);
      if (holdMs && ctx.attempt === 1) await sleep(holdMs);
    }
    return { steps };
  },
});

/** Kills its worker at every try. */
export const poisonJob = defineJob({ kind: 'test.poison', async run() { die(); await sleep(10_000); } });

/** Fails as often as it is told. */
export const failingJob = defineJob<{ times: number; refuse?: boolean }>({
  kind: 'test.failing',
  async run(ctx, { times, refuse }) {
    if (refuse) throw new AppError('POLICY', 'JOB_OVER');
    if (ctx.attempt <= times) throw new Error('select secret from nowhere at /srv/app.ts');
    return { attempt: ctx.attempt, viewer: ctx.viewer.name, kind: ctx.viewer.kind };
  },
});

export const testJobs: readonly JobDefinition<never>[] = [stepsJob, poisonJob, failingJob] as readonly JobDefinition<never>[];
