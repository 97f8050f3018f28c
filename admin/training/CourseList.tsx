// Courses as a list, with making one and taking a package in.
import { FileUp, GraduationCap, Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLanguage, useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { unpackCourse } from './course-package.ts';
import { ROOMS, SUBJECTS, useLength } from './looks.tsx';
import { type CourseRow, SAVE_COURSE } from './training.operations.ts';

export function CourseList() {
  const t = useT();
  const format = useFormat();
  const length = useLength();
  const columns = useMemo<Column<CourseRow>[]>(() => [
    { key: 'name', label: t('courses.name'), phone: 'lead', cell: (row) => <span className="col"><span className="b">{format.named(row)}</span><span className="mono t12 t3">{row.key}</span></span> },
    { key: 'subject', label: t('courses.subject'), cell: (row) => <span className="tag">{t(`courseSubject.${row.subject}`)}</span> },
    { key: 'length', label: t('courses.length'), cell: (row) => { const version = row.versions?.items.find((one) => one.state === 'PUBLISHED') ?? row.versions?.items[0]; return <span className="n nw">{version ? length(version.lessonMinutes) : '–'}</span>; } },
    { key: 'version', label: t('courses.state'), phone: 'minor', cell: (row) => <span className="row g6">{row.isExamined && <StatusTag>{t('courses.exam')}</StatusTag>}{row.versions?.items.some((one) => one.state === 'DRAFT') && <StatusTag tone="soon">{t('courses.draft')}</StatusTag>}</span> },
  ], [t, format, length]);
  return (
    <ListPage<CourseRow> resource="courses" what={t('courses.what')} unit={t('courses.unit')} columns={columns} nameOf={(row) => format.named(row)} to={(row) => `/courses/${row.id}/show`} sort={{ field: 'key', order: 'ASC' }}
      sayCondition={(key, value) => (key === 'subject' ? [value].flat().map((each) => t(`courseSubject.${each}`)).join(format.language === 'zh' ? '、' : ', ') : null)}
      facets={<ResourceFacet source="subject" title={t('courses.subject')} values={SUBJECTS} say={(value) => t(`courseSubject.${value}`)} />}
      header={<><PageHeader title={t('courses.title')}><NewCourse /></PageHeader><SectionTabs sections={ROOMS} label={t('courses.rooms')} /></>} empty={<Empty icon={GraduationCap} title={t('courses.empty')} text={t('courses.emptyText')} />} />
  );
}

function NewCourse() {
  const t = useT();
  const can = useCan();
  const language = useLanguage();
  const go = useNavigate();
  const [isMaking, setMaking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  if (!can('training:write')) return null;
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const id = await unpackCourse(await file.text(), language);
      toastDone(t('courses.imported'));
      go(`/courses/${id}/show`);
    } catch (error) { const fault = toFault(error); toastFault(Object.values(fault.fields)[0] ?? fault.message); }
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <input ref={input} type="file" accept="application/json,.json" hidden aria-label={t('courses.import')} onChange={(event) => { void take(event.target.files?.[0]); }} />
      <button type="button" className="btn" onClick={() => input.current?.click()}><FileUp size={14} aria-hidden />{t('courses.import')}</button>
      <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('courses.new')}</button>
      {isMaking && (
        <FormDialog title={t('courses.new')} act={t('courses.new')} onClose={() => setMaking(false)} defaults={{ key: '', nameZh: '', nameEn: '', subject: 'PRODUCT' }}
          onSend={async (values) => {
            const first = { key: 'first', zh: '第一课', en: 'First lesson', minutes: 30, textZh: '在这里写课时内容。', textEn: 'Write the lesson here.', attachmentIds: [] };
            const { saveCourse } = await request<{ saveCourse: { id: string } }>(SAVE_COURSE, { input: { key: values.key, nameZh: values.nameZh, nameEn: values.nameEn, subject: values.subject, draft: { content: { lessons: [first] } } } });
            setMaking(false); toastDone(t('courses.made')); go(`/courses/${saveCourse.id}/write`);
          }}>
          <TextField name="key" label={t('courses.key')} help={t('courses.keyHelp')} required />
          <Pair><TextField name="nameZh" label={t('courses.nameZh')} required /><TextField name="nameEn" label={t('courses.nameEn')} required /></Pair>
          <SelectField name="subject" label={t('courses.subject')} choices={SUBJECTS.map((value) => ({ value, label: t(`courseSubject.${value}`) }))} />
        </FormDialog>
      )}
    </>
  );
}
