// The one connection of a process that LISTENs: each channel to its hearer; made anew when it breaks.
import pg from 'pg';
import type { Logger } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';

/** Listens to channels; `again` is told whenever the line (re)opens, as what was said while it was down is lost. */
export function listen(db: Database, channels: Record<string, (payload: string) => void>, options: { again: () => void; log?: Logger }): { close(): Promise<void> } {
  let client: pg.Client | null = null;
  let closed = false;
  let tries = 0;
  let connecting: Promise<void> = Promise.resolve();

  const later = (): void => {
    if (closed) return;
    const wait = Math.min(5_000, 100 * 2 ** tries) * (0.5 + Math.random());
    tries += 1;
    setTimeout(begin, wait).unref();
  };
  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: db.directUrl, application_name: 'aftercare listener', keepAlive: true });
    let isGone = false;
    const gone = (error?: Error): void => {
      if (isGone) return;
      isGone = true;
      if (client === next) client = null;
      if (closed) return;
      options.log?.warn({ err: error }, 'listener lost');
      later();
    };
    next.on('error', gone);
    next.on('end', () => gone());
    next.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
    try {
      await next.connect();
      for (const channel of Object.keys(channels)) await next.query(`listen ${channel}`);
    } catch (error) {
      gone(error as Error);
      await next.end().catch(() => {});
      return;
    }
    if (closed) { await next.end(); return; }
    client = next;
    tries = 0;
    options.again();
  }
  function begin(): void { if (!closed) connecting = connect(); }
  begin();

  return {
    async close() {
      closed = true;
      await connecting;
      const ending = client;
      client = null;
      await ending?.end().catch(() => {});
    },
  };
}
