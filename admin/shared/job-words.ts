// What a job is called: its kind in the reader's language and what it is about; its starter's own words where those are the reader's.
import type { Language } from '../i18n/messages.ts';

/** A title names its segment, model or tag in marks, and its file behind a colon; ten rows alike would name nothing. */
const aboutIn = (title: string): string | undefined => /「(.+)」|“(.+)”|[：:]\s*(.+)$/.exec(title)?.slice(1).find(Boolean);

/** `kindWords`: the kind's words, empty where it has none. */
export function sayJob({ kind, title }: { kind: string; title: string }, language: Language, kindWords: string): string {
  if (!kindWords) return title;
  const about = aboutIn(title);
  const frame = about ? title.replace(about, '') : title;
  // Files say which kind of rows they hold, which the kind of job does not.
  if (kind.startsWith('platform.') && /\p{Script=Han}/u.test(frame) === (language === 'zh')) return title;
  if (!about) return kindWords;
  return language === 'zh' ? (kind === 'platform.import' ? `${kindWords}：${about}` : `${kindWords}「${about}」`) : `${kindWords}: ${about}`;
}
