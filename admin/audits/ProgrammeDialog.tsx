// Making a programme of checks, or changing one: template, stores, how often, windows, what to ask for, rest, fee.
import { useId, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { type Named, type ProgrammePage, SAVE_PROGRAMME, TEMPLATE_CHOICES } from './audits.operations.ts';

type Window = ProgrammePage['windows'][number];
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** When visits may be: weekdays and from to, several. */
function Windows({ value, onChange }: { value: Window[]; onChange: (next: Window[]) => void }) {
  const t = useT();
  const id = useId();
  const set = (at: number, more: Partial<Window>) => onChange(value.map((one, each) => (each === at ? { ...one, ...more } : one)));
  return (
    <fieldset className="col g6" style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="lbl">{t('programmes.windows')}</legend>
      {value.map((one, at) => (
        <div key={at} className="col g4">
          <div className="row g4" role="group" aria-label={t('programmes.windowNo', { n: at + 1 })} style={{ flexWrap: 'wrap' }}>
            {WEEK.map((day) => <label key={day} className="choice t12" htmlFor={`${id}-${at}-${day}`}><input id={`${id}-${at}-${day}`} type="checkbox" className="ck" checked={one.weekdays.includes(day)} onChange={(event) => set(at, { weekdays: event.target.checked ? [...one.weekdays, day].sort() : one.weekdays.filter((each) => each !== day) })} />{t(`programmes.day${day}`)}</label>)}
          </div>
          <div className="row g6">
            <span className="in"><input type="time" aria-label={t('programmes.windowFrom')} value={one.from} onChange={(event) => set(at, { from: event.target.value })} /></span><span>–</span><span className="in"><input type="time" aria-label={t('programmes.windowUntil')} value={one.to} onChange={(event) => set(at, { to: event.target.value })} /></span>
            {value.length > 1 && <button type="button" className="btn sm" onClick={() => onChange(value.filter((_, each) => each !== at))}>{t('programmes.dropWindow')}</button>}
          </div>
        </div>
      ))}
      <button type="button" className="lk t13" style={{ alignSelf: 'flex-start' }} onClick={() => onChange([...value, { weekdays: [6, 7], from: '15:00', to: '19:00' }])}>{t('programmes.addWindow')}</button>
    </fieldset>
  );
}

/** `old`: none for a new one. `onDone` gets its id. */
export function ProgrammeDialog({ old, onClose, onDone }: { old?: ProgrammePage; onClose: () => void; onDone: (id: string) => unknown }) {
  const t = useT();
  const format = useFormat();
  const [windows, setWindows] = useState<Window[]>(old?.windows ?? [{ weekdays: [1, 2, 3, 4, 5], from: '10:00', to: '12:00' }]);
  const templates = useAsk<{ auditTemplates: { items: Named[] } }>(TEMPLATE_CHOICES);
  const defaults = { key: '', nameZh: old?.nameZh ?? '', nameEn: old?.nameEn ?? '', auditKind: 'MYSTERY', state: old?.state ?? 'DRAFT', templateId: old?.template?.id ?? '', visitsPerStore: String(old?.visitsPerStore ?? 1), restMonths: String(old?.restMonths ?? 6), askFor: old?.askFor.join('\n') ?? '', feeAmount: old?.feeAmount ?? '' };
  return (
    <FormDialog title={old ? format.named(old) : t('programmes.new')} act={t('programmes.save')} defaults={defaults} onClose={onClose}
      onSend={async ({ key, nameZh, nameEn, auditKind, state, templateId, visitsPerStore, restMonths, askFor, feeAmount }) => {
        const answer = await request<{ saveProgramme: { id: string } }>(SAVE_PROGRAMME, { input: {
          ...(old ? { id: old.id, expectedVersion: old.version } : { key, auditKind }), nameZh, nameEn, state, templateId, visitsPerStore: Number(visitsPerStore), restMonths: Number(restMonths ?? 0), windows,
          askFor: String(askFor ?? '').split('\n').map((one) => one.trim()).filter(Boolean), feeAmount: feeAmount || null,
        } });
        toastDone(t('programmes.saved'));
        await onDone(answer.saveProgramme.id);
      }}>
      {!old && <Pair><TextField name="key" label={t('templates.key')} required /><SelectField name="auditKind" label={t('audits.kind')} required choices={['MYSTERY', 'UNANNOUNCED', 'ANNOUNCED'].map((value) => ({ value, label: t(`auditKind.${value}`) }))} /></Pair>}
      <TextField name="nameZh" label={t('templates.nameZh')} required /><TextField name="nameEn" label={t('templates.nameEn')} required />
      <Pair><SelectField name="state" label={t('audits.state')} required choices={['DRAFT', 'ACTIVE', 'ENDED'].map((value) => ({ value, label: t(`programmeState.${value}`) }))} />
        <SelectField name="templateId" label={t('audits.template')} required choices={(templates.data?.auditTemplates.items ?? []).map((one) => ({ value: one.id, label: format.named(one) }))} /></Pair>
      <Pair><TextField name="visitsPerStore" label={t('programmes.perStore')} type="number" required /><TextField name="restMonths" label={t('programmes.restField')} type="number" required /></Pair>
      <Windows value={windows} onChange={setWindows} />
      <TextField name="askFor" label={t('programmes.askFor')} help={t('programmes.askForHelp')} multiline />
      <TextField name="feeAmount" label={t('programmes.fee')} help={t('programmes.feeHelp')} inputMode="decimal" />
    </FormDialog>
  );
}
