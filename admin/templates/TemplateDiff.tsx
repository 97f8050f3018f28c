// What differs between two versions of a template, told by section and question as people name them, each value in words.
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { differencesOf, type Line } from './template.diff.ts';
import type { FormContent } from './template.operations.ts';
import { useSayField } from './useSayField.ts';

const TONES = { added: 'ok', removed: 'late', changed: 'soon', moved: 'paused' } as const;

export function TemplateDiff({ before, after }: { before: FormContent; after: FormContent }) {
  const t = useT();
  const format = useFormat();
  const say = useSayField(before, after);
  const lines = useMemo(() => differencesOf(before, after), [before, after]);
  const join = (line: Line): string => line.where.map((one) => format.label(one)).join(format.language === 'zh' ? '，' : ', ') || t('templateEdit.whole');
  if (lines.length === 0) return <p className="t13 t2">{t('templateEdit.noDifferences')}</p>;
  return (
    <ul className="plain tpl-diff">{lines.map((one, at) => (
      <li key={at}>
        <span className="row wrap g4"><StatusTag tone={TONES[one.kind]}>{t(`templateEdit.kind.${one.kind}`)}</StatusTag><b className="t13">{join(one)}</b>{one.field && <span className="t12 t3">{t(`templateEdit.field.${one.field}`)}</span>}</span>
        {(one.before !== undefined || one.after !== undefined) && <span className="t13">{one.before !== undefined && <del>{say(one.field, one.before)}</del>} {one.after !== undefined && <ins>{say(one.field, one.after)}</ins>}</span>}
      </li>
    ))}</ul>
  );
}
