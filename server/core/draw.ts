// Lots drawn from a text: the same text gives the same lots anywhere, so that a draw can be made again. Pure.
import { createHash } from 'node:crypto';

/** Numbers of 0 to below 1 from a text, always the same (FNV-1a into mulberry32). */
export function drawFrom(seed: string): () => number {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) as number), 16_777_619) >>> 0, 2_166_136_261);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
/** Such numbers thrown as dice: whole ones below a bound. */
export const diceOf = (draw: () => number) => (below: number): number => Math.floor(draw() * below);

/** Whole numbers below a bound, each as likely as any other, from a seed: the same seed gives the same ones anywhere. */
export function dice(seed: string): (below: number) => number {
  let block = 0;
  let bytes: number[] = [];
  const next = (): number => {
    if (bytes.length < 4) bytes = [...createHash('sha256').update(`${seed}:${block++}`).digest()];
    const [a = 0, b = 0, c = 0, d = 0] = bytes.splice(0, 4);
    return ((a * 256 + b) * 256 + c) * 256 + d;
  };
  return (below) => {
    // What does not divide evenly is thrown again.
    const most = Math.floor(2 ** 32 / below) * below;
    for (;;) { const n = next(); if (n < most) return n % below; }
  };
}

/** The list in an order that the dice make; every order is as likely. */
export function shuffled<T>(list: readonly T[], roll: (below: number) => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) { const j = roll(i + 1); [out[i], out[j]] = [out[j] as T, out[i] as T]; }
  return out;
}
