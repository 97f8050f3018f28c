// Where the evidence of a career step comes from: staff says scores, time and ideas, younger modules add theirs.
import { ask } from '../../core/ask.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';

/** One thing that a step asks for: its figure must reach `least`. */
export interface Requirement { kind: string; zh: string; en: string; least: string; months?: number; key?: string }
/** A row that speaks for it: its noun, the room where it opens, and what it says. */
export interface EvidenceRow { noun: string; resource: string; id: string; label: Label; value: string | null }
/** The figure of a person, or null where there is none, with the rows behind it. */
export interface Evidence { value: string | null; sources?: EvidenceRow[] }
export type EvidenceSource = (ctx: Context | WriteContext, employeeId: string, requirement: Requirement) => Promise<Evidence>;
/** How a kind is called; `months` where it looks back, so many when a step does not say. */
export interface EvidenceKind { kind: string; label: Label; months: number | null }
const sources = new Map<string, EvidenceKind & { source: EvidenceSource }>();
/** Declares a kind of evidence; a kind said twice fails at start. */
export function defineCareerEvidence(kind: string, { label, months = null }: { label: Label; months?: number | null }, source: EvidenceSource): void {
  if (sources.has(kind)) throw new Error(`The career evidence ${kind} is declared twice`);
  sources.set(kind, { kind, label, months, source });
}
export const evidenceSource = (kind: string): EvidenceSource | undefined => sources.get(kind)?.source;
export const evidenceKinds = (): EvidenceKind[] => [...sources.values()].map(({ source: _source, ...said }) => said);
/** Rows inside or outside a transaction. */
export const askEvidence = async <T extends object>(ctx: Context | WriteContext, text: string, params: unknown[]): Promise<T[]> => ask<T>(ctx, text, params, 'read');
