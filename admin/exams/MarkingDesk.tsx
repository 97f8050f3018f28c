// The marking desk: texts that wait, one after the other, with what an answer should hold.
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { DESK, MARK, type MarkingItem } from './exams.operations.ts';
import { EXAM_SECTIONS } from './sections.ts';
import './exams.css';

export function MarkingDesk() {
  const t = useT();
  const format = useFormat();
  const [marking, setMarking] = useState<MarkingItem | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ markingDesk: MarkingItem[] }>(DESK, {}, { staleTime: 0 });
  const rows = data?.markingDesk ?? [];
  return (
    <>
      <PageHeader title={t('markingDesk.title')} facts={<span>{t('markingDesk.facts', { count: rows.length })}</span>} />
      <SectionTabs sections={EXAM_SECTIONS} label={t('exams.rooms')} />
      {error ? <Failed what={t('markingDesk.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={PenLine} title={t('markingDesk.empty')} text={t('markingDesk.emptyText')} /> : (
        <ul className="plain exam-list">{rows.map((one) => (
          <li key={one.item}>
            <p className="row g8"><b className="grow">{format.label(one.prompt)}</b><button type="button" className="btn" aria-label={`${t('markingDesk.mark')} ${t('markingDesk.candidate', { name: one.candidate })}`} onClick={() => setMarking(one)}>{t('markingDesk.mark')}</button></p>
            <p className="t12 t3">{format.label(one.exam)} · {t('markingDesk.candidate', { name: one.candidate })} · {format.instant(one.endedAt)}</p>
            <p className="t13" style={{ whiteSpace: 'pre-wrap', marginTop: 6 }}>{one.answer}</p>
            {one.rubric && <p className="t12 t2" style={{ marginTop: 6 }}><span className="t3">{t('examResult.rubric')} </span>{format.label(one.rubric)}</p>}
          </li>
        ))}</ul>
      )}
      {marking && <FormDialog title={format.label(marking.prompt)} text={marking.answer} act={t('markingDesk.mark')} defaults={{ points: '', reason: '' }} onClose={() => setMarking(null)}
        onSend={async (values) => { await request(MARK, { input: { item: marking.item, points: String(values.points ?? ''), reason: values.reason || null } }); setMarking(null); await refetch(); toastDone(t('markingDesk.marked')); }}>
        <TextField name="points" label={t('markingDesk.points', { most: marking.most })} required inputMode="decimal" /><TextField name="reason" label={t('markingDesk.remark')} multiline />
      </FormDialog>}
    </>
  );
}
