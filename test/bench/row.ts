// What a row of the table is: its workload, the bar and the aim of it, and what came out.
import type { Ground } from './ground.ts';

export interface Measured { what: string; bar: string; aim?: string; measured: string; holds: boolean | null; notes?: string[] }
export interface BenchOptions { isQuick: boolean; rounds: number; seconds: number }
export interface Row { name: string; about: string; run(ground: Ground, options: BenchOptions): Promise<Measured[]> }

/** A ratio that must reach a bar. */
export const atLeast = (what: string, value: number, bar: number, aim?: number, notes?: string[]): Measured => ({
  what, bar: `>= ${bar}`, ...(aim === undefined ? {} : { aim: String(aim) }), measured: value.toFixed(2), holds: value >= bar, notes,
});
/** A figure that must stay below a bar. */
export const atMost = (what: string, value: number, bar: number, unit: string, notes?: string[], digits = 2): Measured => ({
  what, bar: `<= ${bar} ${unit}`.trim(), measured: `${value.toFixed(digits)} ${unit}`.trim(), holds: value <= bar, notes,
});
export const skipped = (what: string, bar: string, why: string): Measured => ({ what, bar, measured: `skipped: ${why}`, holds: null });
