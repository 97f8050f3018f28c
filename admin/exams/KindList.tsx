// Kinds of certificates: what earns each, how long it holds, and whose positions ask for it.
import { BadgeCheck, Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { EXAMS, type Exam, type Kind, KINDS, POSITIONS, SAVE_KIND } from './exams.operations.ts';

interface Position { key: string; nameZh: string; nameEn: string }

export function KindList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [editing, setEditing] = useState<Kind | 'new' | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ certificateKinds: { items: Kind[] } }>(KINDS, {}, { staleTime: 0 });
  const positions = useAsk<{ positions: { items: Position[] } }>(POSITIONS, {}, { staleTime: 600_000 });
  const exams = useAsk<{ exams: { items: Exam[] } }>(EXAMS, {}, { enabled: can('training:read-bank') });
  const rows = data?.certificateKinds.items ?? [];
  const say = (key: string): string => { const one = positions.data?.positions.items.find((each) => each.key === key); return one ? format.named(one) : key; };
  const may = can('training:certify');
  const one = editing === 'new' ? null : editing;
  if (error) return <Failed what={t('certificates.tabKinds')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  return (
    <>
      {may && <div className="row" style={{ padding: '10px 20px 10px 24px' }}><span className="sp" /><button type="button" className="btn" onClick={() => setEditing('new')}><Plus size={14} aria-hidden />{t('certificates.kindNew')}</button></div>}
      {rows.length === 0 ? <Empty icon={BadgeCheck} title={t('certificates.empty')} text={t('certificates.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('certificates.tabKinds')}>
            <thead><tr><th scope="col">{t('certificates.kind')}</th><th scope="col">{t('certificates.exam')}</th><th scope="col">{t('certificates.validDays')}</th><th scope="col">{t('certificates.for')}</th>{may && <th scope="col"><span className="visually-hidden">{t('exams.edit')}</span></th>}</tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id}><td className="lead"><b>{format.named(row)}</b><span className="mono t12 t3" style={{ display: 'block' }}>{row.key}</span></td><td className="t2">{row.exam ? format.named(row.exam) : t('certificates.byHand')}{row.minHours && <span className="t12 t3" style={{ display: 'block' }}>{t('certificates.hours', { hours: Number(row.minHours) })}</span>}</td><td className="t2">{t('certificates.days', { days: row.validDays })}</td>
                <td className="t2" style={{ whiteSpace: 'normal' }}>{row.positions.map(say).join(format.language === 'zh' ? '、' : ', ') || t('certificates.nobody')}</td>{may && <td className="r"><button type="button" className="btn sm" aria-label={`${t('exams.edit')} ${format.named(row)}`} onClick={() => setEditing(row)}>{t('exams.edit')}</button></td>}</tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {editing && <FormDialog title={one ? format.named(one) : t('certificates.kindNew')} act={t('exams.save')} defaults={{ key: '', nameZh: one?.nameZh ?? '', nameEn: one?.nameEn ?? '', examId: one?.exam?.id ?? '', minHours: one?.minHours ? String(Number(one.minHours)) : '', validDays: one?.validDays ?? 365, positions: one?.positions.join(', ') ?? '' }} onClose={() => setEditing(null)}
        onSend={async (values) => {
          await request(SAVE_KIND, { input: { ...(one ? { id: one.id, expectedVersion: one.version } : { key: String(values.key ?? '') }), nameZh: values.nameZh, nameEn: values.nameEn, examId: values.examId || null, minHours: values.minHours || null, validDays: Number(values.validDays), positions: String(values.positions ?? '').split(/[,，、\s]+/).filter(Boolean) } });
          setEditing(null); await refetch(); toastDone(t('certificates.kindSaved'));
        }}>
        {!one && <TextField name="key" label={t('exams.key')} help={t('exams.keyHelp')} required />}<TextField name="nameZh" label={t('exams.nameZh')} required /><TextField name="nameEn" label={t('exams.nameEn')} required />
        <SelectField name="examId" label={t('certificates.exam')} none choices={(exams.data?.exams.items ?? []).map((each) => ({ value: each.id, label: format.named(each) }))} /><TextField name="minHours" label={t('certificates.minHours')} inputMode="decimal" /><TextField name="validDays" label={t('certificates.validDays')} type="number" required /><TextField name="positions" label={t('certificates.for')} help={(positions.data?.positions.items ?? []).map((each) => each.key).join(', ')} />
      </FormDialog>}
    </>
  );
}
