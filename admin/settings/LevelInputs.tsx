// The limits of each tier as fields; every condition says itself with the value that is being typed.
import { useFormContext } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { TextField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { leavesOf, type Level, type Rule } from './levels.ts';

const WORDS = gql`mutation RuleWords($rule: JSON!) { previewSegment(input: { rule: $rule, sampleSize: 0 }) { sentenceZh sentenceEn } }`;

/** A rule as a sentence of the language on screen; empty while it is asked for. */
function useSentence(rule: Rule): string {
  const format = useFormat();
  const { data } = useAsk<{ previewSegment: { sentenceZh: string; sentenceEn: string } }>(WORDS, { rule }, { staleTime: 3_600_000 });
  const said = data?.previewSegment;
  return (said ? format.label({ zh: said.sentenceZh, en: said.sentenceEn }) : '').replaceAll('**', '');
}

export function RuleWords({ rule, lead, quiet }: { rule: Rule; lead?: string; quiet?: boolean }) {
  const format = useFormat();
  const sentence = useSentence(rule);
  return <p className={quiet ? 't12 t2' : 't13'}>{lead && <b>{lead}{format.language === 'zh' ? '：' : ': '}</b>}{sentence}</p>;
}

export function LevelInputs({ levels }: { levels: readonly Level[] }) {
  const t = useT();
  const format = useFormat();
  return levels.map((level, at) => {
    const name = format.label({ zh: level.labelZh, en: level.labelEn });
    return (
      <fieldset key={level.tier} className="col g8" style={{ borderTop: '1px solid var(--line)', paddingTop: 8 }}>
        <legend className="b t13">{name}</legend>
        {leavesOf(level.entry, `level-${at}`).map((leaf) => <LeafInput key={leaf.path} path={leaf.path} rule={leaf.rule} />)}
        <TextField name={`level-${at}-grace`} type="number" label={t('tierRules.graceField', { tier: name })} suffix={t('tierRules.days')} />
      </fieldset>
    );
  });
}

function LeafInput({ path, rule }: { path: string; rule: Rule }) {
  const { watch } = useFormContext();
  const typed = watch(path) as string | number | null;
  const good = typed !== null && typed !== undefined && /^\d+(\.\d{1,4})?$/.test(String(typed));
  const sentence = useSentence(good ? { ...rule, value: typeof rule.value === 'number' ? Number(typed) : String(typed) } : rule);
  return <TextField name={path} label={sentence || '…'} inputMode="decimal" required />;
}
