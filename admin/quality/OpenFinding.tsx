// Opening a finding by sight: what, where, how bad.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useCan } from '../provider/viewer.ts';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { OPEN_FINDING } from './quality.operations.ts';

export function OpenFinding() {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const go = useNavigate();
  const [key, setKey] = useState<string | null>(null);
  if (!can('quality:open')) return null;
  return (
    <>
      <button type="button" className="btn pri" onClick={() => setKey(crypto.randomUUID())}><Plus size={14} aria-hidden />{t('findings.new')}</button>
      {key && (
        <FormDialog title={t('findings.new')} act={t('findings.new')} onClose={() => setKey(null)} defaults={{ title: '', detail: '', storeId: null, section: '', severity: 'MAJOR' }}
          onSend={async (values) => {
            const { openFinding } = await request<{ openFinding: { id: string } }>(OPEN_FINDING, { input: { idempotencyKey: key, source: 'PERSON', [format.language === 'zh' ? 'titleZh' : 'titleEn']: values.title, detail: values.detail || null, storeId: values.storeId || null, section: values.section || null, questionKey: values.section || null, severity: values.severity } });
            setKey(null); toastDone(t('findings.opened')); go(`/findings/${openFinding.id}/show`);
          }}>
          <TextField name="title" label={t('findings.titleField')} required />
          <Pair><ReferenceField name="storeId" label={t('findings.store')} resource="stores" say={(row) => format.named(row as never)} searchable={false} /><SelectField name="severity" label={t('findings.severity')} choices={['MINOR', 'MAJOR', 'CRITICAL'].map((value) => ({ value, label: t(`severity.${value}`) }))} /></Pair>
          <TextField name="section" label={t('findings.section')} />
          <TextField name="detail" label={t('findings.detail')} multiline />
        </FormDialog>
      )}
    </>
  );
}
