// One course: what its version in force teaches, its draft, its files, and who learns it.
import { Copy, Download, Pencil, Settings2, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { placeOf } from '../../schema/places.ts';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { Chain } from '../shared/Chain.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { saveJson } from '../shared/save-file.ts';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { AssignTraining } from './AssignTraining.tsx';
import { packCourse } from './course-package.ts';
import { CopyCourse, CourseFacts } from './CourseDialogs.tsx';
import { LessonText } from './LessonText.tsx';
import { Media } from './LearnPage.tsx';
import { useLength } from './looks.tsx';
import { COURSE, type CoursePage, DISCARD_COURSE, PUBLISH_COURSE } from './training.operations.ts';

export function CourseShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const length = useLength();
  const can = useCan();
  const [shown, setShown] = useState<string | null>(null);
  const [asking, setAsking] = useState<'copy' | 'facts' | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ course: CoursePage | null }>(COURSE, { id }, { staleTime: 0 });
  const course = data?.course;
  if (error) return <Failed what={t('courses.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!course) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const draft = course.versions.items.find((one) => one.state === 'DRAFT');
  const version = course.versions.items.find((one) => one.id === shown) ?? course.versions.items.find((one) => one.state === 'PUBLISHED') ?? course.versions.items[0];
  const act = async (document: typeof PUBLISH_COURSE, words: string): Promise<void> => {
    try { await request(document, { input: { id, expectedVersion: course.version } }); setShown(null); await refetch(); toastDone(words); } catch (fault) { toastFault(toFault(fault).message); }
  };
  const save = async (): Promise<void> => {
    try { saveJson(await packCourse(version?.id, course.files), `${course.key}.course.json`); } catch (fault) { toastFault(toFault(fault).message); }
  };
  const isWriter = can('training:write');
  const exams = (course.exams ?? []).filter((one) => !one.isArchived);
  const isExamLacking = course.isExamined && course.exams !== null && !exams.some((one) => one.versions.items.some(({ state }) => state !== 'DRAFT'));
  return (
    <>
      <Breadcrumb path={[{ label: t('courses.title'), to: '/courses' }, { label: format.named(course) }]} />
      <PageHeader title={format.named(course)} facts={<><span className="tag">{t(`courseSubject.${course.subject}`)}</span>{course.isExamined && <StatusTag>{t('courses.exam')}</StatusTag>}{course.isArchived && <StatusTag>{t('courses.archived')}</StatusTag>}{version && <span>{length(version.lessonMinutes)}</span>}</>}>
        {isWriter && version && <button type="button" className="btn" onClick={() => { void save(); }}><Download size={14} aria-hidden />{t('courses.export')}</button>}
        {isWriter && version && <button type="button" className="btn" onClick={() => setAsking('copy')}><Copy size={14} aria-hidden />{t('courses.clone')}</button>}
        {isWriter && <button type="button" className="btn" onClick={() => setAsking('facts')}><Settings2 size={14} aria-hidden />{t('courses.facts')}</button>}
        {isWriter && <Link className="btn" to={`/courses/${id}/write`}><Pencil size={14} aria-hidden />{t(draft ? 'courses.edit' : 'courses.editNew')}</Link>}
        {isWriter && draft && <button type="button" className="btn" onClick={() => { void act(DISCARD_COURSE, t('courses.discarded')); }}>{t('courses.discard')}</button>}
        {isWriter && draft ? <button type="button" className="btn pri" onClick={() => { void act(PUBLISH_COURSE, t('courses.published')); }}>{t('courses.publish')}</button> : <AssignTraining courseId={id} />}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main" style={{ padding: '16px 24px' }}>
          {isExamLacking && <p className="note late t13" role="alert" style={{ marginBottom: 16 }}>{t(course.records?.total ? 'courses.examLackingOpen' : 'courses.examLacking')}{can('training:write-exams') && <> <Link className="lk" to="/exams">{t('courses.toExams')}</Link></>}</p>}
          {draft && <p className="note t13" role="note">{t('courses.publishText')}</p>}
          {version ? version.content.lessons.map((lesson) => (
            <section key={lesson.key} style={{ marginBottom: 24 }}>
              <h2 className="row g8">{format.language === 'zh' ? lesson.zh : lesson.en}<span className="n t12 t3">{length(lesson.minutes)}</span></h2>
              <Media lesson={lesson} files={course.files} name={format.language === 'zh' ? lesson.zh : lesson.en} />
              <LessonText text={format.language === 'zh' ? lesson.textZh : lesson.textEn} />
            </section>
          )) : <p className="t2">{t('courses.notFound')}</p>}
        </div>
        <ContextPanel label={t('courses.one')}>
          <PanelSection title={t('courses.one')}>
            <Facts items={[
              [t('courses.aim'), (format.language === 'zh' ? course.aimZh : course.aimEn) || '–'], [t('courses.length'), version ? `${length(version.lessonMinutes)}${format.language === 'zh' ? '，' : ', '}${t('courses.required', { time: length(version.requiredMinutes) })}` : '–'],
              [t('courses.records'), can('training:read') ? <OpenNumber key="r" to={listLink('trainingRecords', { courseId: course.id })}>{format.count(course.records?.total ?? 0)}</OpenNumber> : '–'], ...(exams.length ? [[t('trainingRecords.exam'), <span key="e" className="row g8">{exams.map((one) => <Link key={one.id} className="lk" to={placeOf('Exam', one.id, can) ?? '/exams'}>{format.named(one)}</Link>)}</span>] as [string, ReactNode]] : []), [t('courses.key'), <span key="k" className="mono">{course.key}</span>],
            ]} />
          </PanelSection>
          <Chain noun="Course" id={id} />
          <PanelSection title={t('careers.versions')}>
            <ul className="col g6" style={{ listStyle: 'none', padding: 0 }}>{course.versions.items.map((one) => (
              <li key={one.id}><button type="button" className="lk" aria-pressed={one.id === version?.id} onClick={() => setShown(one.id)}>{t('courses.version', { number: one.number })}</button> <StatusTag tone={one.state === 'PUBLISHED' ? 'ok' : one.state === 'DRAFT' ? 'soon' : undefined}>{one.state === 'DRAFT' ? t('courses.draft') : one.effectiveFrom && one.effectiveFrom > '1980' ? format.day(dayOf(new Date(one.effectiveFrom))) : t('courses.published')}</StatusTag></li>
            ))}</ul>
          </PanelSection>
          <PanelSection title={t('courses.files')}>{course.files.length === 0 ? <p className="t13 t2">{t('courses.noFiles')}</p> : <ul className="col g6" style={{ listStyle: 'none', padding: 0 }}>{course.files.map((file) => <li key={file.id}><a className="lk t13" href={file.link} target="_blank" rel="noreferrer">{file.name}</a></li>)}</ul>}</PanelSection>
        </ContextPanel>
      </div>
      {asking === 'copy' && version && <CopyCourse versionId={version.id} onClose={() => setAsking(null)} />}
      {asking === 'facts' && <CourseFacts course={course} onClose={() => setAsking(null)} onDone={refetch} />}
    </>
  );
}
