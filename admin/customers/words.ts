// Values that stand in the data as plain text and are offered by name.
/** Channels by which customers come and buy; others are shown as they were written. */
export const CHANNELS = ['store', 'mini-program', 'web', 'wecom', 'service-desk'];

/** Text in one language is for those who read it: Chinese is not shown to English readers, who have the rule in words beside it. */
export const isReadable = (text: string | null, language: 'zh' | 'en'): text is string => Boolean(text) && (language === 'zh' || !/\p{Script=Han}/u.test(text ?? ''));
