// Whose back office this is: the name that the server wrote into the page; the demo chain has one in either language.
const SAID = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="chain"]')?.content ?? '';

/** The chain's name, empty where nobody gave it one. */
export const chainName = (t: (key: string) => string): string => (SAID === 'demo' ? t('app.chain') : SAID);
