// Where the evidence of a career step comes from: staff says scores, time and ideas, younger modules add theirs.
import type { Context, WriteContext } from '../../core/context.ts';

/** One thing that a step asks for: its figure must reach `least`. */
export interface Requirement { kind: string; zh: string; en: string; least: string; months?: number; key?: string }
/** The figure of a person, or null where there is none. */
export type EvidenceSource = (ctx: Context | WriteContext, employeeId: string, requirement: Requirement) => Promise<string | null>;
const sources = new Map<string, EvidenceSource>();
/** Declares a kind of evidence; a kind said twice fails at start. */
export function defineCareerEvidence(kind: string, source: EvidenceSource): void {
  if (sources.has(kind)) throw new Error(`The career evidence ${kind} is declared twice`);
  sources.set(kind, source);
}
export const evidenceSource = (kind: string): EvidenceSource | undefined => sources.get(kind);
