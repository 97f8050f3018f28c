// What tickets that people have sorted teach: naive Bayes over pieces of one to three characters, how well it does on what it has not seen, and by which pieces it judges. Pure.

export interface Example { text: string; label: string }
/** Labels, how usual each is (as a logarithm), and what each piece says for each of them. */
export interface Learnt { labels: string[]; priors: number[]; pieces: ReadonlyMap<string, readonly number[]> }
export interface Judged { label: string; /** From 0 to 1, tempered: pieces of a text are no independent witnesses. */ share: number; by: string[] }

const ADDED = 0.3;
/** Seldom seen pieces teach nothing, and may be somebody's name. */
const LEAST_SEEN = 3;
const MOST_PIECES = 12_000;
const MOST_NAMED = 3;

/** Pieces of a text, each once: letters and digits of every script, two and three in a row, words of Latin letters whole. */
export function piecesOf(text: string): string[] {
  const found = new Set<string>();
  for (const run of text.normalize('NFKC').toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []) {
    if (!/\p{Script=Han}/u.test(run)) { if (run.length > 2 && !/^\d+$/.test(run)) found.add(run); continue; }
    const letters = [...run];
    for (const size of [2, 3]) for (let at = 0; at + size <= letters.length; at += 1) found.add(letters.slice(at, at + size).join(''));
  }
  return [...found];
}

/** What examples teach; labels without any are unknown to it. */
export function learn(examples: readonly Example[]): Learnt {
  const labels = [...new Set(examples.map((one) => one.label))].sort();
  const at = new Map(labels.map((label, i) => [label, i]));
  const texts = labels.map(() => 0);
  const counts = new Map<string, number[]>();
  for (const { text, label } of examples) {
    const i = at.get(label) as number;
    texts[i] = (texts[i] as number) + 1;
    for (const piece of piecesOf(text)) {
      const row = counts.get(piece) ?? labels.map(() => 0);
      row[i] = (row[i] as number) + 1;
      counts.set(piece, row);
    }
  }
  const seen = (row: readonly number[]): number => row.reduce((sum, n) => sum + n, 0);
  const kept = [...counts].filter(([, row]) => seen(row) >= LEAST_SEEN).sort((a, b) => seen(b[1]) - seen(a[1]) || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_PIECES);
  const totals = labels.map((_, i) => kept.reduce((sum, [, row]) => sum + (row[i] as number), 0) + ADDED * kept.length);
  const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
  return {
    labels, priors: texts.map((n) => rounded(Math.log(n / Math.max(1, examples.length)))),
    pieces: new Map(kept.map(([piece, row]) => [piece, row.map((n, i) => rounded(Math.log((n + ADDED) / (totals[i] as number))))])),
  };
}

/** A piece that shares two characters in a row with one that was named already says nothing new. */
const overlaps = (one: string, other: string): boolean => [...one].some((letter, i, all) => i + 1 < all.length && other.includes(letter + (all[i + 1] as string)));

/** The label that a text speaks for, and the pieces that said so most; null where none of its pieces is known. */
export function judgeBy(text: string, learnt: Learnt): Judged | null {
  const known = piecesOf(text).filter((piece) => learnt.pieces.has(piece));
  if (known.length === 0 || learnt.labels.length < 2) return null;
  const row = (piece: string): readonly number[] => learnt.pieces.get(piece) as readonly number[];
  const scores = learnt.priors.map((prior, i) => prior + known.reduce((sum, piece) => sum + (row(piece)[i] as number), 0));
  const best = scores.indexOf(Math.max(...scores));
  const heat = Math.sqrt(known.length);
  const powers = scores.map((score) => Math.exp((score - (scores[best] as number)) / heat));
  const lift = (piece: string): number => { const all = row(piece); return (all[best] as number) - (all.reduce((sum, n) => sum + n, 0) - (all[best] as number)) / (all.length - 1); };
  const speaking = known.map((piece) => ({ piece, lift: lift(piece) })).filter((one) => one.lift > 0).sort((a, b) => b.lift - a.lift || b.piece.length - a.piece.length || (a.piece < b.piece ? -1 : 1));
  const by: string[] = [];
  for (const { piece } of speaking) if (by.length < MOST_NAMED && !by.some((other) => overlaps(piece, other))) by.push(piece);
  return { label: learnt.labels[best] as string, share: 1 / powers.reduce((sum, n) => sum + n, 0), by };
}

/** Which of every so-manyth example are judged rightly by what the others teach. */
export function triedOn(examples: readonly Example[], part: number, parts: number): boolean[] {
  const learnt = learn(examples.filter((_, i) => i % parts !== part));
  return examples.filter((_, i) => i % parts === part).map(({ text, label }) => judgeBy(text, learnt)?.label === label);
}

/** As it is kept, and back. */
export const packed = ({ labels, priors, pieces }: Learnt): object => ({ labels, priors, pieces: Object.fromEntries(pieces) });
export const unpacked = (stored: { labels: string[]; priors: number[]; pieces: Record<string, number[]> }): Learnt => ({ labels: stored.labels, priors: stored.priors, pieces: new Map(Object.entries(stored.pieces)) });
