// Text search of a noun: its module says how a query finds and ranks rows; the door binds what it needs of the text.

/** Binds something made of the searched text. */
export type BindText = (pick: (q: string) => unknown, cast: string) => string;
/** The shape of the SQL may depend on the text's class (digits, Han, Latin) only through `searchClass`, which plans are keyed by. */
export type Search = (alias: string, q: string, bind: BindText) => { where: string; rank: string } | null;

const searches = new Map<string, Search>();
export const defineSearch = (noun: string, search: Search): void => { searches.set(noun, search); };
export const searchOf = (noun: string): Search | undefined => searches.get(noun);

/** A name with the last four digits of a phone behind it, taken apart; null for other texts. */
export function nameWithTail(q: string): { name: string; tail: string } | null {
  const found = /^(?=.*[^\d\s+-])(.*\S)\s+(\d{4})$/u.exec(q.trim());
  return found ? { name: found[1] as string, tail: found[2] as string } : null;
}

/** digits, Han or other, whether short, whether digits follow: texts of one class may share a plan. */
export function searchClass(q: string): string {
  const t = q.trim();
  const both = nameWithTail(t);
  if (both) return `${searchClass(both.name)}+`;
  if (t === '') return 'empty';
  const kind = /^\+?[\d\s-]+$/.test(t) ? `d${Math.min(12, t.replace(/\D/g, '').length)}` : /\p{Script=Han}/u.test(t) ? 'h' : /^[a-z]+$/i.test(t) ? 'a' : 'x';
  return `${kind}${t.length === 1 ? '1' : ''}`;
}
