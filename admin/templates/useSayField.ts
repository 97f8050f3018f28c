// The values of a template's fields in words: conditions by the questions they look at, critical rules, choices, units, yes and no.
import type { Condition } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { saySource } from '../shared/source.ts';
import type { FormContent, StoredQuestion, Words } from './template.operations.ts';

const ENUMS: Record<string, string> = { evidence: 'templateEdit.evidence', take: 'templateEdit.take', pattern: 'templateEdit.pattern', kind: 'templateEdit.timeKind', instrument: 'instrumentKind', system: 'templateEdit.system', type: 'templateEdit.type' };
const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && typeof (value as Words).zh === 'string';

/** Says a value of a field; questions are named as the contents name them, the later first. */
export function useSayField(...contents: FormContent[]): (field: string | undefined, value: unknown) => string {
  const t = useT();
  const format = useFormat();
  const join = (list: readonly string[]): string => list.filter(Boolean).join(format.language === 'zh' ? '、' : ', ');
  const questions = new Map<string, StoredQuestion>(contents.flatMap((one) => one.sections.flatMap((section) => section.questions.map((each) => [each.key, each] as const))));
  const condition = (one: Condition): string => {
    if ('all' in one) return one.all.map(condition).join(t('templateEdit.and'));
    if ('any' in one) return one.any.map(condition).join(t('templateEdit.or'));
    if ('not' in one) return t('templateEdit.not', { what: condition(one.not) });
    const asked = questions.get(one.question);
    const option = (value: unknown): string => { const found = asked?.options?.find((each) => each.key === value); return found ? format.label(found) : typeof value === 'boolean' ? t(value ? 'audits.yes' : 'audits.no') : String(value); };
    const given = 'value' in one ? (Array.isArray(one.value) ? join(one.value.map(option)) : option(one.value)) : '';
    return t('templateEdit.saidCondition', { question: asked ? format.label(asked) : one.question, is: t(`templateEdit.is.${one.is}`), value: given }).trim();
  };
  const say = (field: string | undefined, value: unknown): string => {
    if (value === undefined || value === null) return '';
    if (typeof value === 'boolean') return t(value ? 'audits.yes' : 'audits.no');
    if (field === 'showWhen') return condition(value as Condition);
    if (field === 'critical') {
      const { effect, most, level } = value as { effect: string; most?: string; level?: string };
      return effect === 'CAP' ? t('templateEdit.capAt', { most }) : t(`templateEdit.critical.${effect}`, { level });
    }
    if (field && ENUMS[field] && typeof value === 'string') return t(`${ENUMS[field]}.${value}`);
    if (field === 'near') { const { latitude, longitude, metres } = value as { latitude: number; longitude: number; metres: number }; return `${latitude}, ${longitude}, ${metres} m`; }
    if (field === 'standards') return (value as (Words & { source: string; when?: Condition })[]).map((one) => `${one.when ? `${condition(one.when)}${format.language === 'zh' ? '：' : ': '}` : ''}${format.label(one)} (${saySource(one.source, t)})`).join(format.language === 'zh' ? '；' : '; ');
    if (field === 'sections' && Array.isArray(value)) { const all = new Map(contents.flatMap((one) => one.sections.map((each) => [each.key, each] as const))); return join(value.map((key) => { const one = all.get(String(key)); return one ? format.label(one) : String(key); })); }
    if (isWords(value)) return format.label(value);
    if (Array.isArray(value)) return join(value.map((one) => say(undefined, one)));
    return typeof value === 'object' ? join(Object.values(value).map((one) => say(undefined, one))) : String(value);
  };
  return say;
}
