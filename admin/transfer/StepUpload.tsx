// The first step: what is imported, which file, and how rows that are there already are met.
import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { localeTag, useLanguage, useT } from '../i18n/language.tsx';
import { ReferencePicker } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import type { Kind } from './kinds.ts';
import { type Duplicates, upload, type WizardState } from './wizard-state.ts';

export function StepUpload({ state, kinds, patch }: { state: WizardState; kinds: Kind[]; patch: (more: Partial<WizardState>) => void }) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [over, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setSaid('');
    setPercent(0);
    try {
      const kept = await upload(file, localeTag(language), setPercent);
      patch({ ...kept, mapping: null, fixes: {}, cures: [], dryRun: null, run: null, step: 2 });
    } catch (error) {
      setSaid((error as Error).message || t('wizard.uploadFault'));
    } finally {
      setPercent(null);
    }
  };
  const dropped = (event: DragEvent) => { event.preventDefault(); setOver(false); void take(event.dataTransfer.files[0]); };
  return (
    <div className="form">
      <fieldset className="col g6">
        <legend className="lbl" style={{ marginBottom: 6 }}>{t('wizard.kind')}</legend>
        <div className="row wrap g12">
          {kinds.map((kind) => (
            <label key={kind.kind} className="choice t13"><input type="radio" className="rd" name="kind" value={kind.kind} checked={state.kind === kind.kind} onChange={() => patch({ kind: kind.kind })} />{format.label({ zh: kind.labelZh, en: kind.labelEn })}</label>
          ))}
        </div>
      </fieldset>
      <div role="group" aria-label={t('wizard.step1')} className={over ? 'drop over' : 'drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={dropped}>
        <FileUp size={20} strokeWidth={1.75} aria-hidden />
        {percent === null ? (
          <span className="row wrap" style={{ justifyContent: 'center' }}><span className="wide">{t('wizard.drop')}</span>
            <button type="button" className="btn pri" onClick={() => field.current?.click()}>{t('wizard.choose')}</button></span>
        ) : <span role="status">{percent < 100 ? t('wizard.uploading', { percent }) : t('wizard.reading')}</span>}
        <span className="t12 t3">{t('wizard.fileHelp')}</span>
        <input ref={field} type="file" accept=".csv,.txt,.xlsx,text/csv" className="visually-hidden" tabIndex={-1} aria-label={t('wizard.choose')} onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ''; }} />
      </div>
      <div aria-live="assertive">{said && <p className="note late">{said}</p>}</div>
      <fieldset className="col g4">
        <legend className="lbl" style={{ marginBottom: 4 }}>{t('wizard.duplicates')}</legend>
        {(['MERGE', 'SKIP', 'NEW'] as const).filter((each) => each !== 'NEW' || state.kind === 'customers').map((each: Duplicates) => (
          <label key={each} className="choice t13"><input type="radio" className="rd" name="duplicates" checked={state.duplicates === each} onChange={() => patch({ duplicates: each })} />{t(`duplicates.${each}`)}</label>
        ))}
      </fieldset>
      <div className="col g4" style={{ maxWidth: 344 }}>
        <span className="lbl">{t('wizard.store')}</span>
        <ReferencePicker resource="stores" label={t('wizard.store')} say={(row) => format.named(row as never)} value={state.storeId} onChange={(storeId) => patch({ storeId })} />
      </div>
    </div>
  );
}
