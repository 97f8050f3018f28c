// Walks the chain one step either way from a row, as far as the viewer may see.
import type { ChainLink, ChainOf } from '../../../schema/platform/chain.ts';
import type { Context } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { chainNoun, chainTies, type ChainFound, type ChainLook } from './chain.registry.ts';

/** Rows of one tie that are shown. */
const MOST = 12;
interface Said extends Label { k: string; owner?: string | null }

async function look(ctx: Context, how: ChainLook, key: string): Promise<ChainFound[]> {
  if (typeof how !== 'string') return how(ctx, key);
  const { rows } = await ctx.db.read.query<{ k: string; part?: string | null }>(how, [key]);
  return rows.map(({ k, part = null }) => ({ key: k, part }));
}

async function links(ctx: Context, noun: string, found: readonly ChainFound[]): Promise<ChainLink[]> {
  const meant = chainNoun(noun);
  const seen = await visibleKeys(ctx, noun, found.map((one) => one.key));
  const kept = found.filter((one) => seen.has(one.key)).slice(0, MOST);
  if (!meant || !kept.length) return [];
  const { rows } = await ctx.db.read.query<Said>(meant.titles, [kept.map((one) => one.key)]);
  return kept.flatMap(({ key, part = null }) => {
    const said = rows.find((row) => row.k === key);
    return said ? [{ noun, id: encodeId(noun, { owner: said.owner ?? null, id: key }), kind: meant.kind, label: { zh: said.zh, en: said.en }, part }] : [];
  });
}

/** What led to a row and what it led to. A row out of sight answers like one to which nothing led. */
export async function chainOf(ctx: Context, asked: { noun: string; id: string }): Promise<ChainOf> {
  // Whose rows they are decides; there is no word of its own.
  demand(chainNoun(asked.noun), 'noun', 'VALUE_NOT_ALLOWED');
  const key = decodeId(asked.noun, asked.id)?.id;
  const chain: ChainOf = { before: [], after: [] };
  if (!key || !(await visibleKeys(ctx, asked.noun, [key])).has(key)) return chain;
  for (const { from, to, after, before } of chainTies()) {
    if (to === asked.noun && before) chain.before.push(...await links(ctx, from, await look(ctx, before, key)));
    if (from === asked.noun) chain.after.push(...await links(ctx, to, await look(ctx, after, key)));
  }
  return chain;
}
