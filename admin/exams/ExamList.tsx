// The exams of the chain: what is in force, what is being written, how often each was sat.
import { ClipboardCheck, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { CourseField } from './ExamFacts.tsx';
import { EXAMS, type Exam, SAVE_EXAM } from './exams.operations.ts';
import { EXAM_SECTIONS } from './sections.ts';

export const USUAL = { minutes: 30, attempts: 2, waitHours: 24, passMark: '80', isShuffled: true, isBlind: true, review: 'POINTS', failuresToTransfer: 2, paper: { draws: [{ tags: [], difficulty: null, count: 10, points: '10' }] } };

export function ExamList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ exams: { items: (Exam & { attempts: { total: number } })[] } }>(EXAMS, {}, { staleTime: 0 });
  const rows = data?.exams.items ?? [];
  return (
    <>
      <PageHeader title={t('exams.title')} facts={<span>{t('exams.facts')}</span>}>{can('training:write-exams') && <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('exams.new')}</button>}</PageHeader>
      <SectionTabs sections={EXAM_SECTIONS} label={t('exams.rooms')} />
      {error ? <Failed what={t('exams.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={ClipboardCheck} title={t('exams.empty')} text={t('exams.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('exams.title')}>
            <thead><tr><th scope="col">{t('exams.name')}</th><th scope="col" className="r">{t('exams.time')}</th><th scope="col" className="r">{t('exams.pass')}</th><th scope="col">{t('exams.earns')}</th><th scope="col">{t('exams.attemptRows')}</th></tr></thead>
            <tbody>{rows.map((row) => {
              const current = row.versions.items.find((one) => one.state === 'PUBLISHED');
              return (
                <tr key={row.id} className="open" onClick={() => navigate(`/exams/${row.id}/show`)}>
                  <td className="lead"><Link className="b" to={`/exams/${row.id}/show`} onClick={(event) => event.stopPropagation()}>{format.named(row)}</Link> {row.versions.items.some((one) => one.state === 'DRAFT') && <StatusTag tone="soon">{t('exams.draft')}</StatusTag>}<span className="mono t12 t3" style={{ display: 'block' }}>{row.key}</span></td>
                  <td className="t2 r">{current ? t('myExams.minutes', { count: current.minutes }) : '–'}</td><td className="t2 r" data-label={t('exams.pass')}>{current ? Number(current.passMark) : '–'}</td><td className="t2" style={{ whiteSpace: 'normal' }}>{row.certificateKinds.map((one) => format.named(one)).join(format.language === 'zh' ? '、' : ', ') || '–'}</td><td className="t2 minor">{t('exams.sat', { count: row.attempts.total })}</td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
      {making && <FormDialog title={t('exams.new')} act={t('exams.save')} defaults={{ key: '', nameZh: '', nameEn: '', courseId: null }} onClose={() => setMaking(false)}
        onSend={async (values) => { const answer = await request<{ saveExam: { id: string } }>(SAVE_EXAM, { input: { key: String(values.key ?? ''), nameZh: values.nameZh, nameEn: values.nameEn, courseId: values.courseId || null, draft: USUAL } }); navigate(`/exams/${answer.saveExam.id}/show`); }}>
        <TextField name="key" label={t('exams.key')} help={t('exams.keyHelp')} required /><TextField name="nameZh" label={t('exams.nameZh')} required /><TextField name="nameEn" label={t('exams.nameEn')} required /><CourseField />
      </FormDialog>}
    </>
  );
}
