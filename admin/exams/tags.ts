// What questions are about: the usual topics by their names in the language on screen, a chain's own tags as they were written; and back from what is typed.

const TOPICS = ['promise', 'money', 'talk', 'talk-text', 'food', 'return', 'target', 'law', 'shelf'];
type Translate = (key: string, options?: { _?: string }) => string;

/** A tag as people read it. */
export const sayTag = (tag: string, t: Translate): string => t(`examTag.${tag}`, { _: tag });

/** The tags of a line that somebody typed; a usual topic may be called by its name. */
export function tagsIn(text: string, t: Translate): string[] {
  const typed = text.split(/[,，、]/).map((one) => one.trim()).filter(Boolean);
  const keyOf = (word: string): string => TOPICS.find((one) => sayTag(one, t).toLowerCase() === word.toLowerCase()) ?? word;
  return [...new Set(typed.map(keyOf))];
}
