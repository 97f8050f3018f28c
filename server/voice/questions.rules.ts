// What a survey asks, as its editor sends it, made into the content of a form; what a question said beside that stays. Pure.
import type { SurveyQuestionInput } from '../../schema/voice/survey.inputs.ts';
import type { Asked } from './response.rules.ts';

type Q = Record<string, unknown>;
/** A key that nothing bears yet. */
function freeKey(prefix: string, taken: Set<string>): string {
  let n = 1;
  while (taken.has(`${prefix}${n}`)) n += 1;
  taken.add(`${prefix}${n}`);
  return `${prefix}${n}`;
}

/** What each type takes of what was sent; a scale runs from 1 to 5 when it does not say. */
function ownOf(one: SurveyQuestionInput): Q {
  switch (one.type as string) {
    case 'SCALE': return { from: one.from ?? 1, to: one.to ?? 5, ...(one.fromWords ? { fromWords: words(one.fromWords) } : {}), ...(one.toWords ? { toWords: words(one.toWords) } : {}) };
    case 'CHOICE': case 'CHOICES': {
      const taken = new Set((one.options ?? []).flatMap((option) => option.key ?? []));
      return { options: (one.options ?? []).map((option) => ({ key: option.key ?? freeKey('o', taken), zh: option.zh.trim(), en: option.en.trim() })) };
    }
    case 'TEXT': return { mostCharacters: one.mostCharacters ?? 2_000 };
    default: return {};
  }
}
const words = ({ zh, en }: { zh: string; en: string }): Q => ({ zh: zh.trim(), en: en.trim() });
/** Parts of a question that the editor writes anew each time. */
const WRITTEN = new Set(['key', 'type', 'zh', 'en', 'isRequired', 'from', 'to', 'fromWords', 'toWords', 'options', 'mostCharacters']);

/** The content of the form: one section; a question keeps its key, and by it whatever else was said of it. */
export function surveyContent(sent: readonly SurveyQuestionInput[], before: readonly Asked[] = []): Q {
  const taken = new Set([...sent.flatMap((one) => one.key ?? []), ...before.map((one) => one.key)]);
  const questions = sent.map((one) => {
    const old = before.find((each) => each.key === one.key && each.type === (one.type as string)) as Q | undefined;
    const kept = Object.fromEntries(Object.entries(old ?? {}).filter(([name]) => !WRITTEN.has(name)));
    return { ...kept, key: one.key ?? freeKey('q', taken), type: one.type, zh: one.zh.trim(), en: one.en.trim(), ...(one.isRequired === false ? { isRequired: false } : {}), ...ownOf(one) };
  });
  return { sections: [{ key: 'survey', zh: '问卷', en: 'Survey', questions }] };
}

/** Is a survey open on a day, by its window? */
export const isInWindow = (survey: { opensOn?: string | null; closesOn?: string | null }, day: string): boolean => (!survey.opensOn || day >= survey.opensOn) && (!survey.closesOn || day <= survey.closesOn);
/** Is it answered by this channel? None named: by every one. */
export const takesChannel = (survey: { channels?: readonly string[] | null }, channel: string): boolean => !survey.channels?.length || survey.channels.includes(channel);
