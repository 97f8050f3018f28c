// Whether an answer is clean: it holds no value of a canary that whoever asked may not see.
import { expect } from 'vitest';
import { markOf } from './canaries.ts';
import type { Actor, Answer, Cast } from './cast.ts';
import { Marks } from './marks.ts';

/** Compares what was answered with what is right; the test's own words, which cost more than a question, are asked only where the two differ. */
export function expectSame(answered: unknown, right: unknown, where: () => string): void {
  if (answered !== right && JSON.stringify(answered) !== JSON.stringify(right)) expect(answered, where()).toEqual(right);
}

/** What is published by design, whoever asks: the weekly board tells everybody where the ranked stand, and who they are where the chain chose names (A-22; test/staff/boards holds the privacy). */
const PUBLISHED: Record<string, RegExp> = { weeklyBoard: / sees BoardEntry\.(peerGroup|peerCount|rank|previousRank|score|side|sample) | sees Employee\.(name|nameEn) / };

/** What is not to be seen is not to be found either: few marks are left out, all of which many rows share. */
function marksOf({ rows }: Cast, actor: Actor): Map<string, string> {
  const marks = new Map<string, string>();
  for (const row of rows) {
    for (const prop of row.noun.props.values()) {
      const mark = markOf(prop, row.values[prop.name]);
      if (mark && row.world >= 0 && row.noun.name !== 'Store' && row.noun.name !== 'Region' && actor.oracle.shows(row, prop) !== 'whole') {
        marks.set(mark, `${actor.name} sees ${row.noun.name}.${prop.name} of store ${row.world + 1}`);
      }
    }
  }
  return marks;
}

/** Fails the test when an answer that somebody got by `how` holds what they may not see. */
export function cleanOf(cast: Cast): (actor: Actor, answer: Answer, how: string) => void {
  const all = new Marks(cast.rows.flatMap((row) => [...row.noun.props.values()].flatMap((prop) => markOf(prop, row.values[prop.name]) ?? [])));
  const known = new WeakMap<Actor, Map<string, string>>();
  return (actor, answer, how) => {
    const marks = known.get(actor) ?? marksOf(cast, actor);
    known.set(actor, marks);
    for (const mark of all.in(answer.text)) { const what = marks.get(mark); if (what && !PUBLISHED[how]?.test(what)) expect.fail(`${what} by ${how}: ${mark}`); }
  };
}
