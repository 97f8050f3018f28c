// The next version of an RFM model, or another model beside it: window, format, method, cut-offs, groups; scored at once when it is in force.
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import type { RfmModel } from './rfm.ts';
import { scoreNow } from './RfmScoreDialog.tsx';
import { emptyGroup, fieldsOf, inputOf, keyFor, LETTERS, type ModelFields, SCORES } from './rfm-model.ts';

const SAVE = gql`mutation SaveRfmModel($input: SaveRfmModelInput!) { saveRfmModel(input: $input) { id number nameZh nameEn } }`;

/** `another`: a model of its own beside `model`, which it begins as. */
export function RfmModelDialog({ model, models, another, onClose, onSaved }: { model: RfmModel; models: readonly RfmModel[]; another?: boolean; onClose: () => void; onSaved: (id: string) => void }) {
  const t = useT();
  const format = useFormat();
  const queries = useQueryClient();
  const start: ModelFields = { ...fieldsOf(model), ...(another ? { nameZh: '', nameEn: '' } : {}) };
  const title = t(another ? 'rfm.edit.another' : 'rfm.edit.next', { name: format.named(model), number: Math.max(...models.filter((each) => each.key === model.key).map((each) => each.number)) + 1 });
  const send = async (values: ModelFields) => {
    const key = another ? keyFor(values.nameEn, models.map((each) => each.key), 'rfm') : model.key;
    const { saveRfmModel: saved } = await request<{ saveRfmModel: { id: string; number: number; nameZh: string; nameEn: string } }>(SAVE, { input: inputOf(values, key) });
    const name = t('rfm.version', { name: format.named(saved), number: saved.number });
    if (values.effectiveFrom && values.effectiveFrom > dayOf(new Date())) toastDone(t('rfm.edit.later', { name, day: format.day(values.effectiveFrom) }));
    else await scoreNow(saved.id, t('rfm.edit.scoring', { name }), () => void queries.invalidateQueries());
    await queries.invalidateQueries();
    onSaved(saved.id);
    onClose();
  };
  return (
    <FormDialog title={title} text={t(another ? 'rfm.edit.anotherText' : 'rfm.edit.nextText', { name: format.named(model) })} act={t('rfm.edit.publish')} defaults={start} wide onClose={onClose} onSend={(values) => send(values as ModelFields)}>
      <Pair><TextField name="nameZh" label={t('rfm.edit.nameZh')} required /><TextField name="nameEn" label={t('rfm.edit.nameEn')} required /></Pair>
      <Pair>
        <SelectField name="format" label={t('rfm.formatLabel')} none help={t('rfm.edit.formatHelp')} choices={['SUPERMARKET', 'ECOMMERCE', 'HOME'].map((value) => ({ value, label: t(`storeFormat.${value}`) }))} />
        <TextField name="windowDays" type="number" required label={t('rfm.edit.window')} suffix={t('tierRules.days')} help={t('rfm.edit.windowHelp')} />
      </Pair>
      <Pair>
        <Method />
        <TextField name="effectiveFrom" type="date" label={t('rfm.inForce')} help={t('rfm.edit.fromHelp')} />
      </Pair>
      <Cuts />
      <Groups />
    </FormDialog>
  );
}

function Method() {
  const t = useT();
  const { watch } = useFormContext<ModelFields>();
  return <SelectField name="method" label={t('rfm.method')} required help={t(`rfm.ties.${watch('method')}`)} choices={['QUANTILE', 'PERCENTILE', 'FIXED'].map((value) => ({ value, label: t(`rfm.method.${value}`) }))} />;
}

/** Four rising values of each score, where the model names its cut-offs. */
function Cuts() {
  const t = useT();
  const { watch, register } = useFormContext<ModelFields>();
  if (watch('method') !== 'FIXED') return null;
  return (
    <fieldset className="col g6">
      <legend className="lbl">{t('rfm.edit.cuts')}</legend>
      <div className="scrollx"><table className="table compact flush" aria-label={t('rfm.edit.cuts')}>
        <tbody>{SCORES.map((score, row) => (
          <tr key={score}>
            <th scope="row" className="nw">{t(`rfm.score.${LETTERS[row]}`)}</th>
            {([0, 1, 2, 3] as const).map((at) => (
              <td key={at}><span className="in sm" style={{ minWidth: 72 }}><input inputMode="decimal" aria-label={t('rfm.edit.cut', { score: t(`rfm.score.${LETTERS[row]}`), at: at + 1 })} {...register(`cuts.${score}.${at}`)} /></span></td>
            ))}
          </tr>
        ))}</tbody>
      </table></div>
      <span className="help">{t('rfm.edit.cutsHelp')}</span>
    </fieldset>
  );
}

/** The groups in order: the first that fits a score counts. */
function Groups() {
  const t = useT();
  const { control, register } = useFormContext<ModelFields>();
  const { fields, append, remove, move } = useFieldArray({ control, name: 'groups', keyName: 'rowKey' });
  const select = (at: number, name: 'rLow' | 'rHigh' | 'fLow' | 'fHigh' | 'mLow' | 'mHigh', label: string) => (
    <span className="in sm"><select aria-label={label} {...register(`groups.${at}.${name}`)}>{[1, 2, 3, 4, 5].map((score) => <option key={score} value={String(score)}>{score}</option>)}</select></span>
  );
  return (
    <fieldset className="col g6">
      <legend className="lbl">{t('rfm.edit.groups')}</legend>
      <div className="scrollx"><table className="table compact flush" aria-label={t('rfm.edit.groups')}>
        <thead><tr><th scope="col">{t('rfm.edit.groupZh')}</th><th scope="col">{t('rfm.edit.groupEn')}</th>{LETTERS.map((letter) => <th key={letter} scope="col">{letter.toUpperCase()}</th>)}<td /></tr></thead>
        <tbody>{fields.map((field, at) => (
          <tr key={field.rowKey}>
            <td><span className="in sm" style={{ minWidth: 88 }}><input aria-label={t('rfm.edit.groupZhOf', { at: at + 1 })} maxLength={20} {...register(`groups.${at}.zh`)} /></span></td>
            <td><span className="in sm" style={{ minWidth: 120 }}><input aria-label={t('rfm.edit.groupEnOf', { at: at + 1 })} maxLength={40} {...register(`groups.${at}.en`)} /></span></td>
            {LETTERS.map((letter) => (
              <td key={letter}><span className="row g4 nw">{select(at, `${letter}Low`, t('rfm.edit.lowOf', { at: at + 1, letter: letter.toUpperCase() }))}<span className="t3">–</span>{select(at, `${letter}High`, t('rfm.edit.highOf', { at: at + 1, letter: letter.toUpperCase() }))}</span></td>
            ))}
            <td className="r"><span className="row g2 nw">
              <button type="button" className="ib sm" disabled={at === 0} aria-label={t('rfm.edit.up', { at: at + 1 })} onClick={() => move(at, at - 1)}><ArrowUp size={14} aria-hidden /></button>
              <button type="button" className="ib sm" disabled={at === fields.length - 1} aria-label={t('rfm.edit.down', { at: at + 1 })} onClick={() => move(at, at + 1)}><ArrowDown size={14} aria-hidden /></button>
              <button type="button" className="ib sm" disabled={fields.length === 1} aria-label={t('rfm.edit.remove', { at: at + 1 })} onClick={() => remove(at)}><Trash2 size={14} aria-hidden /></button>
            </span></td>
          </tr>
        ))}</tbody>
      </table></div>
      <span className="row"><button type="button" className="btn sm" disabled={fields.length >= 20} onClick={() => append(emptyGroup())}><Plus size={14} aria-hidden />{t('rfm.edit.add')}</button></span>
      <span className="help">{t('rfm.edit.groupsHelp')}</span>
    </fieldset>
  );
}
