// The chain between modules: how the rows of a noun are called, and which rows follow which; each module says its own.
import type { Context } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';

/** A row that was found at the other end of a tie; `part`: which part of it is meant. */
export interface ChainFound { key: string; part?: string | null }
/** Looks for the rows at the other end. As SQL: $1 is the key, each row answers `k` (and `part`). */
export type ChainLook = string | ((ctx: Context, key: string) => Promise<ChainFound[]>);
export interface ChainNoun {
  noun: string;
  kind: Label;
  /** SQL that says rows by their keys ($1): `k`, `zh`, `en`, and `owner` where a customer owns them. It names nobody: who may see the row need not see the person. */
  titles: string;
}
export interface ChainTie { from: string; to: string; after: ChainLook; /** Without it, the rows behind are a list of their own. */ before?: ChainLook }

const nouns = new Map<string, ChainNoun>();
const ties: ChainTie[] = [];
/** Says how the rows of a noun are called in the chain; a noun said twice fails at start. */
export function defineChainNoun(noun: ChainNoun): void {
  if (nouns.has(noun.noun)) throw new Error(`The chain knows ${noun.noun} already`);
  nouns.set(noun.noun, noun);
}
/** Says that rows of one noun lead to rows of another. */
export const defineChainTie = (tie: ChainTie): void => { ties.push(tie); };
export const chainNoun = (noun: string): ChainNoun | undefined => nouns.get(noun);
export const chainTies = (): readonly ChainTie[] => ties;
