// Who sees alike: of those whom neither the rows nor the fields of a noun and of what its edges lead to tell apart, one asks in an ordinary run, another for each noun.
import { nounOf, type NounMeta } from '../../schema/base.ts';
import { edgesOf } from '../../server/core/read/edges.ts';
import { ownerProp, type Canary } from './canaries.ts';
import type { Actor, Cast } from './cast.ts';
import type { Subject } from './oracle.ts';
import { rootedNouns, shownProps } from './questions.ts';

export const isLong = Boolean(process.env.TEST_LONG);
/** Who asks, and whose turn it is among those to whom something is hidden; `who` below zero: nothing is hidden from them, others try in their place. */
export interface Asking { actor: Actor; turn: { who: number; of: number } }

const rooted = rootedNouns();
const mine = (who: Subject, as: 'user' | 'employee' | undefined): string | null => (as === 'employee' ? who.employeeId : who.userId);
const around = (noun: NounMeta): NounMeta[] => [...new Set([noun, ...[...edgesOf(noun.name).values()].map((edge) => nounOf(edge.to))])];

/** For each noun those who ask for it: everybody who may in `npm run test:long`. */
export function askersOf(cast: Cast): (noun: NounMeta) => Asking[] {
  const sights = new Map<string, string>();
  const peoples = new Set(cast.actors.flatMap(({ subject }) => [subject.userId, subject.employeeId]));
  /** What of a noun somebody sees, and what of it they may ask by: rows, guarded fields, and whether at all. */
  const sightOf = (actor: Actor, noun: NounMeta): string => {
    const kept = sights.get(`${actor.name} ${noun.name}`);
    if (kept !== undefined) return kept;
    const props = shownProps(noun);
    const owner = ownerProp(noun);
    // Everybody has rows of their own: it is not whose they are that tells people apart, but whether they are theirs.
    const nameOf = (row: Canary): string => {
      const of = owner ? String(row.values[owner.own]) : '';
      return of === mine(actor.subject, owner?.as) ? 'own' : peoples.has(of) ? 'another’s' : row.wireId;
    };
    const seen = actor.oracle.visible(noun.name).map((row) => JSON.stringify([nameOf(row), props.filter((prop) => prop.right || prop.mask).map((prop) => actor.oracle.shows(row, prop))]));
    const sight = JSON.stringify([actor.oracle.mayAsk(noun), props.map((prop) => actor.oracle.mayCompare(noun, prop)), [...new Set(seen)].sort()]);
    sights.set(`${actor.name} ${noun.name}`, sight);
    return sight;
  };
  /** Is anything of the noun kept from them: a row, or a field of one? Masks are everybody's. */
  const misses = (actor: Actor, noun: NounMeta): boolean => cast.found.of(noun.name)
    .some((row) => row.world >= 0 && (!actor.oracle.sees(row) || shownProps(noun).some((prop) => actor.oracle.shows(row, prop) === 'nothing')));
  return (noun) => {
    const asking = cast.actors.filter((actor) => actor.oracle.mayAsk(noun));
    if (isLong) return asking.map((actor, who) => ({ actor, turn: { who, of: asking.length } }));
    const alike = new Map<string, Actor[]>();
    for (const actor of asking) {
      const sight = around(noun).map((each) => sightOf(actor, each)).join('\n');
      alike.set(sight, [...(alike.get(sight) ?? []), actor]);
    }
    const place = rooted.findIndex((each) => each.noun === noun);
    const chosen = [...alike.values()].map((group) => group[place % group.length] as Actor);
    const kept = chosen.filter((actor) => around(noun).some((each) => misses(actor, each)));
    const tries = kept.length ? kept : chosen.slice(0, 1);
    return chosen.map((actor) => ({ actor, turn: { who: tries.indexOf(actor), of: tries.length } }));
  };
}
