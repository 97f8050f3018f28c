// An answer in a few words, as two phones show it beside each other. Pure.
import type { Answer, Question, Words } from '../forms/judge.ts';

type Say = (key: string, values?: Record<string, unknown>) => string;
/** `label` chooses the language of what the form says. */
export function printAnswer(question: Question | undefined, answer: Answer | undefined, t: Say, label: (words: Words) => string): string {
  if (!answer) return t('run.unanswered');
  const { value } = answer;
  const option = (key: unknown): string => { const one = question?.options?.find((each) => each.key === key); return one ? label(one) : String(key); };
  const said = ((): string => {
    if (answer.isNotApplicable) return t('fill.notApplicable');
    if (value === undefined || value === null || value === '') return answer.note || answer.evidence?.length ? '' : t('run.unanswered');
    switch (question?.type) {
      case 'YES_NO': return t(value === true ? 'fill.yes' : 'fill.no');
      case 'CHOICE': return option(value);
      case 'CHOICES': return (value as unknown[]).map(option).join(' · ');
      case 'PHOTO': return t('run.photos', { count: (value as unknown[]).length, smart_count: (value as unknown[]).length });
      case 'SIGNATURE': return (value as { name?: string }).name ?? t('run.signature');
      case 'READING': { const { readings = [], instrument } = value as { readings?: string[]; instrument?: string }; return [...readings, ...(instrument ? [instrument] : [])].join(' · '); }
      case 'PLACE': { const { latitude, longitude } = value as { latitude: number; longitude: number }; return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`; }
      default: return String(value);
    }
  })();
  return [said, answer.note?.trim(), answer.evidence?.length ? t('run.photos', { count: answer.evidence.length, smart_count: answer.evidence.length }) : ''].filter(Boolean).join(' · ');
}
