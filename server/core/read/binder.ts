// Values of a statement: each is bound, never written into the text, and read anew from every request that shares the plan.
import type { Viewer } from '../context.ts';

/** What a request brings to a plan: coerced arguments by place, its viewer and its clock. */
export interface RunEnv {
  args: readonly Record<string, unknown>[]; viewer: Viewer; now: Date;
  /** Wire id of the row that a write answers. */
  id?: string;
  /** A total that need not be counted again. */
  total?: number;
}
export type Getter = (env: RunEnv) => unknown;

export class Binder {
  readonly getters: Getter[] = [];

  /** Placeholder of a value read from the request. */
  bind(get: Getter, cast: string): string {
    this.getters.push(get);
    return `$${this.getters.length}::${cast}`;
  }

  /** Placeholder of a value that is the same for all who share the plan. */
  constant(value: unknown, cast: string): string { return this.bind(() => value, cast); }

  values(env: RunEnv): unknown[] { return this.getters.map((get) => get(env)); }
}

/** The text with the values that it really uses, numbered from one: PostgreSQL refuses values that nothing refers to. */
export function compact(text: string, binder: Binder): { text: string; getters: Getter[] } {
  const getters: Getter[] = [];
  const numbers = new Map<string, number>();
  const numbered = text.replace(/\$(\d+)::/g, (_, n: string) => {
    let at = numbers.get(n);
    if (at === undefined) numbers.set(n, (at = getters.push(binder.getters[Number(n) - 1] as Getter)));
    return `$${at}::`;
  });
  return { text: numbered, getters };
}
