// Audit templates: which form each follows, how long a store may dispute; new ones over a form for audits.
import { ClipboardList, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { AUDIT_FORMS, type Named, SAVE_TEMPLATE, TEMPLATES, type TemplateRow } from './template.operations.ts';
import { PLAN_SECTIONS } from '../shared/quality-sections.ts';

export function TemplateList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const [editing, setEditing] = useState<TemplateRow | 'new' | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ auditTemplates: { items: TemplateRow[] } }>(TEMPLATES, undefined, { staleTime: 0 });
  const forms = useAsk<{ forms: { items: (Named & { key: string })[] } }>(AUDIT_FORMS, undefined, { enabled: can('forms:read') });
  const rows = data?.auditTemplates.items ?? [];
  const formOf = (id: string) => format.named(forms.data?.forms.items.find((one) => one.id === id)) || '–';
  const old = editing && editing !== 'new' ? editing : null;
  return (
    <>
      <PageHeader title={t('templates.title')} facts={<span>{t('templates.facts')}</span>}><button type="button" className="btn pri" onClick={() => setEditing('new')}><Plus size={14} aria-hidden />{t('templates.new')}</button></PageHeader>
      <SectionTabs sections={PLAN_SECTIONS} label={t('programmes.title')} />
      {error ? <Failed what={t('templates.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={ClipboardList} title={t('templates.empty')} text={t('templates.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('templates.title')}>
            <thead><tr><th scope="col">{t('templates.one')}</th><th scope="col">{t('templates.key')}</th><th scope="col">{t('templates.form')}</th><th scope="col" className="r">{t('templates.days')}</th><th scope="col"><span className="visually-hidden">{t('templates.change')}</span></th></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id} className="open" onClick={() => navigate(`/auditTemplates/${row.id}/show`)}>
                <td className="lead"><Link className="b" to={`/auditTemplates/${row.id}/show`} onClick={(event) => event.stopPropagation()}>{format.named(row)}</Link></td><td className="mono t2">{row.key}</td><td className="t2">{formOf(row.formId)}</td><td className="r" data-label={t('templates.days')}>{row.disputeDays}</td>
                <td className="r"><button type="button" className="ib" aria-label={`${t('templates.change')} ${format.named(row)}`} onClick={(event) => { event.stopPropagation(); setEditing(row); }}><Pencil size={14} aria-hidden /></button></td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {editing && (
        <FormDialog title={old ? format.named(old) : t('templates.new')} act={t('templates.saved')} defaults={{ key: '', nameZh: old?.nameZh ?? '', nameEn: old?.nameEn ?? '', formId: old?.formId ?? '', disputeDays: String(old?.disputeDays ?? 7) }} onClose={() => setEditing(null)}
          onSend={async ({ key, nameZh, nameEn, formId, disputeDays }) => {
            await request(SAVE_TEMPLATE, { input: { ...(old ? { id: old.id, expectedVersion: old.version } : { key, formId }), nameZh, nameEn, disputeDays: Number(disputeDays) } });
            setEditing(null);
            await refetch();
            toastDone(t('templates.saved'));
          }}>
          {!old && <TextField name="key" label={t('templates.key')} required />}
          <TextField name="nameZh" label={t('templates.nameZh')} required /><TextField name="nameEn" label={t('templates.nameEn')} required />
          {!old && <SelectField name="formId" label={t('templates.form')} required choices={(forms.data?.forms.items ?? []).map((one) => ({ value: one.id, label: format.named(one) }))} />}
          <TextField name="disputeDays" label={t('templates.days')} type="number" required />
        </FormDialog>
      )}
    </>
  );
}
