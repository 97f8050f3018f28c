// Who is at which row, over all processes: kept in memory, told by NOTIFY, forgotten by itself; nothing is stored.
import { randomUUID } from 'node:crypto';
import { PresenceDoing } from '../../../schema/platform/presence.ts';
import type { Logger } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';

export const PRESENCE_CHANNEL = 'aftercare_presence';
/** Whoever wrote last so long ago is looking again. */
const WRITING_MS = 12_000;
/** Processes repeat who is with them so often; what is not repeated for three times as long is forgotten (a process that died). */
const REPEAT_MS = 20_000;

interface Said { from: string; row: string; userId: string; name: string; /** HERE: still there; HELLO: who else is? */
  doing: PresenceDoing | 'HERE' | 'GONE' | 'HELLO' }
interface Here { name: string; doing: PresenceDoing; since: number; /** By process, until when it is so. */ until: Map<string, number>; writingUntil: number }
export interface Colleague { userId: string; name: string; doing: PresenceDoing; since: string }

export class Presence {
  readonly #me = randomUUID();
  readonly #rows = new Map<string, Map<string, Here>>();
  /** Sockets of this process at a row, by person. */
  readonly #local = new Map<string, Map<string, { name: string; count: number }>>();
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly #timers: NodeJS.Timeout[];
  readonly #db: Database;
  readonly #log: Logger | undefined;

  constructor(db: Database, log?: Logger) {
    this.#db = db;
    this.#log = log;
    this.#timers = [setInterval(() => this.#repeat(), REPEAT_MS), setInterval(() => this.#forget(), 1_000)];
    for (const timer of this.#timers) timer.unref();
  }

  /** Comes to a row; answers how to leave it. */
  enter(row: string, who: { userId: string; name: string }): () => void {
    const people = this.#local.get(row) ?? this.#local.set(row, new Map()).get(row) as Map<string, { name: string; count: number }>;
    const here = people.get(who.userId) ?? { name: who.name, count: 0 };
    here.count += 1;
    people.set(who.userId, here);
    if (here.count === 1) this.#say({ row, ...who, doing: 'HERE' });
    // Others who were there before answer, each process for its own.
    if (people.size === 1 && here.count === 1) this.#tell({ row, ...who, doing: 'HELLO' });
    let left = false;
    return () => {
      if (left) return;
      left = true;
      here.count -= 1;
      if (here.count > 0) return;
      people.delete(who.userId);
      if (!people.size) this.#local.delete(row);
      this.#say({ row, ...who, doing: 'GONE' });
    };
  }

  /** Says what somebody does at a row. */
  say(row: string, who: { userId: string; name: string }, doing: PresenceDoing): void { this.#say({ row, ...who, doing }); }

  /** Who is there, whoever asks left out. */
  at(row: string, except: string | null): Colleague[] {
    const now = Date.now();
    return [...(this.#rows.get(row) ?? [])].filter(([userId, here]) => userId !== except && [...here.until.values()].some((until) => until > now))
      .map(([userId, here]) => ({ userId, name: here.name, doing: here.doing, since: new Date(here.since).toISOString() }))
      .sort((a, b) => (a.since < b.since ? -1 : 1));
  }

  /** Told whenever somebody comes, goes or does something else at the row. */
  watch(row: string, changed: () => void): () => void {
    const set = this.#watchers.get(row) ?? this.#watchers.set(row, new Set()).get(row) as Set<() => void>;
    set.add(changed);
    return () => { set.delete(changed); if (!set.size) this.#watchers.delete(row); };
  }

  /** Takes in what another process said. */
  hear(text: string): void {
    try {
      const said = JSON.parse(text) as Said;
      if (said.from === this.#me) return;
      if (said.doing === 'HELLO') { this.#repeat(said.row); return; }
      this.#take(said);
    } catch (error) { this.#log?.warn({ err: error }, 'presence not understood'); }
  }

  close(): void { for (const timer of this.#timers) clearInterval(timer); }

  #say(said: Omit<Said, 'from'>): void {
    this.#take({ ...said, from: this.#me });
    this.#tell(said);
  }

  #tell(said: Omit<Said, 'from'>): void {
    const text = JSON.stringify({ ...said, from: this.#me });
    this.#db.write.query('select pg_notify($1, $2)', [PRESENCE_CHANNEL, text]).catch((error: unknown) => { this.#log?.debug({ err: error }, 'presence not told'); });
  }

  #take({ from, row, userId, name, doing }: Said): void {
    const now = Date.now();
    const people = this.#rows.get(row) ?? this.#rows.set(row, new Map()).get(row) as Map<string, Here>;
    const here = people.get(userId) ?? { name, doing: PresenceDoing.VIEWING, since: now, until: new Map(), writingUntil: 0 };
    const was = people.has(userId) ? here.doing : null;
    if (doing === 'GONE') here.until.delete(from);
    else {
      here.until.set(from, now + REPEAT_MS * 3);
      if (doing !== 'HERE') {
        if (here.doing !== doing) here.since = now;
        here.doing = doing as PresenceDoing;
        here.writingUntil = doing === PresenceDoing.WRITING ? now + WRITING_MS : 0;
      }
    }
    if (here.until.size) people.set(userId, here); else people.delete(userId);
    if (!people.size) this.#rows.delete(row);
    if (was !== (here.until.size ? here.doing : null)) this.#changed(row);
  }

  /** Says again who is here, of one row or of all. */
  #repeat(row?: string): void {
    for (const [at, people] of row ? [[row, this.#local.get(row) ?? new Map<string, { name: string }>()] as const] : this.#local) {
      for (const [userId, { name }] of people) {
        // Who asks is told what each does; the others know.
        const doing = row ? this.#rows.get(at)?.get(userId)?.doing ?? 'HERE' : 'HERE';
        if (!row) this.#take({ from: this.#me, row: at, userId, name, doing });
        this.#tell({ row: at, userId, name, doing });
      }
    }
  }

  #forget(): void {
    const now = Date.now();
    for (const [row, people] of this.#rows) {
      let moved = false;
      for (const [userId, here] of people) {
        for (const [from, until] of here.until) if (until <= now) { here.until.delete(from); moved = true; }
        if (here.writingUntil && here.writingUntil <= now) { Object.assign(here, { writingUntil: 0, doing: PresenceDoing.VIEWING, since: now }); moved = true; }
        if (!here.until.size) people.delete(userId);
      }
      if (!people.size) this.#rows.delete(row);
      if (moved) this.#changed(row);
    }
  }

  #changed(row: string): void { for (const changed of this.#watchers.get(row) ?? []) changed(); }
}
