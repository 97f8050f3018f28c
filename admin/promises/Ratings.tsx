// What follows from a customer's score: the ticket opens again, or goes up a level; by rules that stand in the policy.
import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { saySource, sourceWritten } from '../shared/source.ts';
import type { RatingRule, Rules } from './promises.operations.ts';
import { newId, text, WhenFields, whenOf } from './RuleDialogs.tsx';
import { sayRule, sayWhen } from './sayings.ts';

/** `onChange`: none where it is only read. */
export function Ratings({ rules, onChange }: { rules: Rules; onChange?: (more: Partial<Rules>) => void }) {
  const t = useT();
  const format = useFormat();
  const [editing, setEditing] = useState<{ rating: RatingRule | null } | null>(null);
  const ratings = rules.ratings ?? [];
  if (ratings.length === 0 && !onChange) return null;
  return (
    <section aria-label={t('ratings.title')}>
      <h2 className="t13 b" style={{ padding: '14px 20px 6px' }}>{t('ratings.title')}</h2>
      {ratings.length > 0 && <div className="scrollx">
        <table className="table phone" aria-label={t('ratings.title')}>
          <thead><tr><th scope="col">{t('ratings.score')}</th><th scope="col">{t('ratings.follows')}</th><th scope="col">{t('slaPolicies.column.when')}</th><th scope="col">{t('slaPolicies.column.source')}</th>{onChange && <th scope="col"><span className="visually-hidden">{t('ratings.edit')}</span></th>}</tr></thead>
          <tbody>{ratings.map((one) => (
            <tr key={one.id}>
              <td className="b lead">{t('ratings.atMost', { score: one.atMost })}{one.minReopens ? <span className="t12 t3" style={{ display: 'block' }}>{t('ratings.reopened', { count: one.minReopens, smart_count: one.minReopens })}</span> : null}</td>
              <td style={{ whiteSpace: 'normal' }}>{t(`ratings.act.${one.act}`)}</td>
              <td style={{ whiteSpace: 'normal' }}>{sayWhen(one.when, t, format.language)}<span className="t12 t3" style={{ display: 'block' }}>{format.language === 'zh' ? one.noteZh : one.noteEn}</span></td>
              <td className="t2 minor">{saySource(one.source, t)}</td>
              {onChange && <td className="r"><button type="button" className="ib sm" aria-label={`${t('ratings.edit')} ${sayRule(one, t, format.language)} ${sayWhen(one.when, t, format.language)}`} onClick={() => setEditing({ rating: one })}><Pencil size={14} aria-hidden /></button><button type="button" className="ib sm" aria-label={`${t('ratings.remove')} ${sayRule(one, t, format.language)} ${sayWhen(one.when, t, format.language)}`} onClick={() => onChange({ ratings: ratings.filter((each) => each.id !== one.id) })}><X size={14} aria-hidden /></button></td>}
            </tr>
          ))}</tbody>
        </table>
      </div>}
      {onChange && <p className="t12 t3" style={{ padding: '6px 20px 0' }}>{t('ratings.usual')}</p>}
      {onChange && <div style={{ padding: '10px 20px' }}><button type="button" className="btn" onClick={() => setEditing({ rating: null })}><Plus size={14} aria-hidden />{t('ratings.add')}</button></div>}
      {editing && onChange && <RatingDialog rating={editing.rating} onClose={() => setEditing(null)} onDone={(one) => { setEditing(null); onChange({ ratings: ratings.some((each) => each.id === one.id) ? ratings.map((each) => (each.id === one.id ? one : each)) : [...ratings, one] }); }} />}
    </section>
  );
}

function RatingDialog({ rating, onDone, onClose }: { rating: RatingRule | null; onDone: (one: RatingRule) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t(rating ? 'ratings.edit' : 'ratings.add')} act={t('slaPolicies.done')} onClose={onClose}
      defaults={{ atMost: String(rating?.atMost ?? 2), act: rating?.act ?? 'REOPEN', minReopens: rating?.minReopens ?? 0, source: saySource(rating?.source, t), noteZh: rating?.noteZh ?? '', noteEn: rating?.noteEn ?? '', ...rating?.when }}
      onSend={async (values) => {
        const minReopens = Math.trunc(Number(values.minReopens ?? 0));
        onDone({
          id: rating?.id ?? newId(), when: whenOf(values, rating?.when ?? {}), atMost: Number(values.atMost), act: values.act === 'ESCALATE' ? 'ESCALATE' : 'REOPEN', source: sourceWritten(values.source, rating?.source, t), ...(minReopens > 0 ? { minReopens } : {}),
          ...(text(values.noteZh) ? { noteZh: text(values.noteZh) } : {}), ...(text(values.noteEn) ? { noteEn: text(values.noteEn) } : {}),
        });
      }}>
      <Pair><SelectField name="atMost" label={t('ratings.score')} required choices={[1, 2, 3, 4].map((score) => ({ value: String(score), label: t('ratings.atMost', { score }) }))} /><SelectField name="act" label={t('ratings.follows')} required choices={['REOPEN', 'ESCALATE'].map((value) => ({ value, label: t(`ratings.act.${value}`) }))} /></Pair>
      <Pair><TextField name="minReopens" label={t('ratings.minReopens')} type="number" rules={{ validate: (value: unknown) => (Number(value) >= 0 && Number(value) <= 20) || t('ratings.minReopensWrong') }} /><TextField name="source" label={t('slaPolicies.column.source')} required /></Pair>
      <Pair><TextField name="noteZh" label={t('ladder.noteZh')} /><TextField name="noteEn" label={t('ladder.noteEn')} /></Pair>
      <WhenFields />
    </FormDialog>
  );
}
