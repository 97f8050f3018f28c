// The rule of a tag inside its form: the builder, its sentence, and how many customers it would mark.
import { useMemo, useState } from 'react';
import { useController } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { type FieldCatalogue, fromRule, type RuleNode, toRule } from './rule-editor.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { FIELDS } from './segment.operations.ts';
import { SegmentSentence } from './SegmentSentence.tsx';
import { usePreview } from './usePreview.ts';

/** What stands on tags or segments may not decide about a tag: it would go round in a circle. */
const allowed = (catalogue: FieldCatalogue): FieldCatalogue =>
  ({ ...catalogue, fields: catalogue.fields.filter((field) => !/^(tag|segment)/.test(field.key) && field.source !== 'tags' && field.source !== 'segments') });

export function RuleField({ name }: { name: string }) {
  const t = useT();
  const format = useFormat();
  const { field, fieldState } = useController({ name });
  const [root, setRoot] = useState(() => fromRule(field.value as RuleNode | null));
  const fields = useAsk<{ segmentFields: FieldCatalogue }>(FIELDS, {}, { staleTime: 300_000 });
  const catalogue = useMemo(() => (fields.data ? allowed(fields.data.segmentFields) : null), [fields.data]);
  const { rule, idAt } = useMemo(() => toRule(root), [root]);
  const { preview, parts, busy } = usePreview(rule);
  const counts = useMemo(() => new Map((parts?.leaves ?? []).flatMap((leaf) => { const id = idAt(leaf.path); return id ? [[id, leaf.count] as const] : []; })), [parts, idAt]);
  return (
    <div className="col g8">
      <h2 className="h3">{t('tags.rule')} {preview && <span className="n t13 t2">{t('tags.wouldCarry', { count: format.rough(preview.count, preview.isExact) })}</span>}</h2>
      <SegmentSentence sentence={preview?.sentence} pending={busy} lead={t('tags.lead')} />
      {fieldState.error?.message && <p className="err-line" role="alert">{fieldState.error.message}</p>}
      {fields.error ? <Failed what={t('builder.label')} fault={fields.error} onRetry={() => fields.refetch()} />
        : !catalogue ? <SkeletonRows rows={3} />
          : <RuleEditor root={root} catalogue={catalogue} counts={counts} onChange={(next) => { setRoot(next); field.onChange(toRule(next).rule); }} />}
    </div>
  );
}
