// The career ladder as it may be: positions that exist, each step once, no way back to where one began, evidence that somebody gives. Pure.
import { compareNumbers, isDecimal } from '../../core/money.ts';
import type { Requirement } from './career.registry.ts';

export interface LadderStep { key: string; fromPosition: string; toPosition: string; requirements: Requirement[] }
export type SentStep = Omit<LadderStep, 'key'>;
type Reason = 'CAREER_LADDER_EMPTY' | 'CAREER_POSITION' | 'CAREER_STEP_TWICE' | 'CAREER_CIRCLE' | 'CAREER_EVIDENCE' | 'CAREER_LEAST';
/** Why a ladder is none; `path` says where. */
export class LadderError extends Error {
  override name = 'LadderError';
  constructor(readonly path: string, readonly reason: Reason) { super(`${reason} at ${path}`); }
}
export interface Known { positions: ReadonlySet<string>; kinds: ReadonlySet<string>; keyOf(from: string, to: string): string | undefined }

/** Steps that were sent, checked; a step between two positions keeps its key over the versions. */
export function fitLadder(sent: readonly SentStep[], known: Known): LadderStep[] {
  const no = (path: string, reason: Reason): never => { throw new LadderError(path, reason); };
  if (!sent.length) no('steps', 'CAREER_LADDER_EMPTY');
  const steps = sent.map((one, i): LadderStep => {
    const at = `steps.${i}`;
    const [fromPosition, toPosition] = [one.fromPosition.trim(), one.toPosition.trim()];
    if (!known.positions.has(fromPosition)) no(`${at}.fromPosition`, 'CAREER_POSITION');
    if (!known.positions.has(toPosition)) no(`${at}.toPosition`, 'CAREER_POSITION');
    if (sent.findIndex((other) => other.fromPosition.trim() === fromPosition && other.toPosition.trim() === toPosition) !== i) no(`${at}.toPosition`, 'CAREER_STEP_TWICE');
    if (!one.requirements.length) no(`${at}.requirements`, 'CAREER_LADDER_EMPTY');
    const requirements = one.requirements.map((each, n): Requirement => {
      if (!known.kinds.has(each.kind)) no(`${at}.requirements.${n}.kind`, 'CAREER_EVIDENCE');
      if (!isDecimal(each.least) || compareNumbers(each.least, 0) < 0) no(`${at}.requirements.${n}.least`, 'CAREER_LEAST');
      return { kind: each.kind, zh: each.zh.trim(), en: each.en.trim(), least: each.least, ...(each.months ? { months: each.months } : {}) };
    });
    return { key: known.keyOf(fromPosition, toPosition) ?? `${fromPosition}-to-${toPosition}`, fromPosition, toPosition, requirements };
  });
  const circle = steps.findIndex((one) => leadsTo(steps, one.toPosition, one.fromPosition));
  if (circle >= 0) no(`steps.${circle}.toPosition`, 'CAREER_CIRCLE');
  return steps;
}

/** Does one come from a position to another, by any number of steps, none included? */
function leadsTo(steps: readonly LadderStep[], from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...steps.filter((one) => one.fromPosition === at).map((one) => one.toPosition));
  }
  return false;
}
