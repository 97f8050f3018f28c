// What the server says to people, in both languages: modules register pairs, so a missing translation does not compile.
export type Locale = 'zh' | 'en';
/** [Chinese, English]; `{name}` stands for a parameter. */
export type MessagePair = readonly [zh: string, en: string];

const messages = new Map<string, MessagePair>();

/** Registers a module's messages under their reason words (`NOUN_REASON`). A word said twice fails at start. */
export function defineMessages<K extends string>(pairs: Record<K, MessagePair>): Record<K, K> {
  const keys = {} as Record<K, K>;
  for (const key of Object.keys(pairs) as K[]) {
    if (messages.has(key) && messages.get(key) !== pairs[key]) throw new Error(`Message ${key} is defined twice`);
    messages.set(key, pairs[key]);
    keys[key] = key;
  }
  return keys;
}

/** A parameter that is said differently in each language. */
const isPair = (value: unknown): value is { zh: string; en: string } => typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** The words for a reason in a language, with its parameters filled in; `{ zh, en }` as that language has it. */
export function say(reason: string, locale: Locale, params: Record<string, unknown> = {}): string {
  const pair = messages.get(reason);
  const text = pair ? pair[locale === 'en' ? 1 : 0] : reason;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => { const value = params[name]; return String((isPair(value) ? value[locale] : value) ?? ''); });
}
