// How modules say their words: one entry per key with both languages beside each other, so that neither is forgotten.
export type Language = 'zh' | 'en';
/** [Chinese, English]; `%{name}` stands for a value; `one |||| many` for English plurals. */
export type MessagePair = readonly [zh: string, en: string];
export type Messages = Record<string, MessagePair>;

const registered = new Map<string, MessagePair>();

/** Registers a module's messages; a key said twice with other words fails at start. */
export function defineMessages<K extends string>(pairs: Record<K, MessagePair>): Record<K, MessagePair> {
  for (const [key, pair] of Object.entries<MessagePair>(pairs)) {
    const old = registered.get(key);
    if (old && (old[0] !== pair[0] || old[1] !== pair[1])) throw new Error(`Message ${key} is defined twice`);
    registered.set(key, pair);
  }
  return pairs;
}

/** All registered words of one language, by key. */
export function wordsOf(language: Language): Record<string, string> {
  const at = language === 'zh' ? 0 : 1;
  return Object.fromEntries([...registered].map(([key, pair]) => [key, pair[at]]));
}

/** Every registered key with its pair. */
export const allMessages = (): [string, MessagePair][] => [...registered];
