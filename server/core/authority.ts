// How far somebody may go alone, as pure rules: limits that apply, what is left of each, and who may decide beyond them.
import { z } from 'zod';
import { addMoney, compareNumbers, isMoney, subtractMoney } from './money.ts';

/** Over what a limit is summed. */
export const PERIODS = ['GRANT', 'CASE', 'CUSTOMER_MONTH', 'ACTOR_MONTH', 'STORE_MONTH'] as const;
export type Per = (typeof PERIODS)[number];

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const money = z.string().refine((text) => isMoney(text) && !text.startsWith('-') && /\.\d{2}$/.test(text));
const words = z.array(z.string().min(1).max(60)).min(1).max(30);
const source = z.string().min(1).max(20);
/** Without roles it binds everybody; with roles the widest of those held counts, and who holds none of them has nothing. */
const limitSchema = z.strictObject({ id, per: z.enum(PERIODS), amount: money, roles: words.optional(), kinds: words.optional(), scenarios: words.optional(), source });
/** Roles that may decide as long as the case stays within `upTo`; null: whatever the amount. */
const approverSchema = z.strictObject({ id, roles: words, upTo: money.nullable(), source });
/** What every policy of authority says; a trade's own policy extends it. */
export const authorityShape = { limits: z.array(limitSchema).max(100), approvers: z.array(approverSchema).min(1).max(20), dueMinutes: z.number().int().min(1).max(43_200) };

export type Limit = z.infer<typeof limitSchema>;
export type Approver = z.infer<typeof approverSchema>;
export interface Authority { limits: Limit[]; approvers: Approver[]; dueMinutes: number }

/** Why rules cannot be used: the place in them of the first thing wrong. */
export class AuthorityError extends Error {
  override name = 'AuthorityError';
  constructor(readonly path: string) { super(`Rules of authority are wrong at ${path || 'their root'}`); }
}
/** Reads rules by a schema; throws AuthorityError with the first place that is wrong. */
export function readRules<T>(schema: z.ZodType<T>, raw: unknown): T {
  const read = schema.safeParse(raw);
  if (!read.success) throw new AuthorityError(read.error.issues[0]?.path.join('.') ?? '');
  return read.data;
}

export interface Asked { roles: readonly string[]; kind: string; scenario?: string | null }
/** Amounts given already: over what they are summed, and of which sort. GRANT starts at nothing. */
export interface Given { per: Exclude<Per, 'GRANT'>; kind: string; scenario: string | null; amount: string }
export interface RoomLine { limit: Limit | null; per: Per; most: string; spent: string; left: string }

const among = (list: readonly string[] | undefined, value: string | null | undefined): boolean => !list || (value !== null && value !== undefined && list.includes(value));
const signature = (limit: Limit): string => JSON.stringify([limit.per, [...(limit.kinds ?? [])].sort(), [...(limit.scenarios ?? [])].sort()]);

/** What is left of each limit that binds; a line without a limit says that no role held gives any authority of that sort. */
export function roomOf(rules: Pick<Authority, 'limits'>, asked: Asked, given: readonly Given[]): RoomLine[] {
  const fitting = rules.limits.filter((limit) => among(limit.kinds, asked.kind) && among(limit.scenarios, asked.scenario));
  const line = (limit: Limit | null, of: Limit, most: string): RoomLine => {
    const { per } = of;
    const spent = addMoney(...given.filter((one) => one.per === per && among(of.kinds, one.kind) && among(of.scenarios, one.scenario)).map((one) => one.amount));
    const left = subtractMoney(most, spent);
    return { limit, per, most, spent, left: left.startsWith('-') ? '0.00' : left };
  };
  const byRoles = new Map<string, Limit[]>();
  for (const limit of fitting) if (limit.roles) byRoles.set(signature(limit), [...(byRoles.get(signature(limit)) ?? []), limit]);
  return [
    ...fitting.filter((limit) => !limit.roles).map((limit) => line(limit, limit, limit.amount)),
    ...[...byRoles.values()].map((group) => {
      const mine = group.filter((limit) => limit.roles?.some((role) => asked.roles.includes(role)));
      const widest = mine.reduce<Limit | null>((most, one) => (!most || compareNumbers(one.amount, most.amount) > 0 ? one : most), null);
      return line(widest, group[0] as Limit, widest?.amount ?? '0.00');
    }),
  ];
}

/** The tightest line; null when nothing binds. */
export const tightest = (lines: readonly RoomLine[]): RoomLine | null =>
  lines.reduce<RoomLine | null>((least, one) => (!least || compareNumbers(one.left, least.left) < 0 ? one : least), null);
/** Does the amount fit into all that is left? 500.00 of 500.00 does, 500.01 does not. */
export const fits = (lines: readonly RoomLine[], amount: string): boolean => lines.every((one) => compareNumbers(amount, one.left) <= 0);

/** Roles that may decide when the case has come to `total`. */
export const deciders = (rules: Pick<Authority, 'approvers'>, total: string): string[] =>
  [...new Set(rules.approvers.filter((one) => one.upTo === null || compareNumbers(total, one.upTo) <= 0).flatMap((one) => one.roles))];
/** What a case has come to, with one more amount. */
export const caseTotal = (given: readonly Given[], amount = '0.00'): string => addMoney(...given.filter((one) => one.per === 'CASE').map((one) => one.amount), amount);
