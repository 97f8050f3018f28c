// Learning a course: its lessons, the one being read, and the sign of life by which the server counts the time; it goes on where one was, on whatever device.
import { Check, Circle, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { Chain } from '../shared/Chain.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { LessonText } from './LessonText.tsx';
import { Progress, StateTag, useLength } from './looks.tsx';
import { type CourseFile, FILES_OF, FINISH, FOLLOW, type Lesson, RECORD, type RecordPage } from './training.operations.ts';

/** How often the page says that somebody is there; longer silences than 90 s do not count. */
const BEAT_MS = 30_000;
type After = Pick<RecordPage, 'state' | 'creditedMinutes' | 'lastLessonKey' | 'lessons'>;

export function LearnPage() {
  const { id = '' } = useParams();
  const t = useT();
  const { data, error, isPending, refetch } = useAsk<{ trainingRecord: RecordPage | null }>(RECORD, { id }, { staleTime: 0 });
  const record = data?.trainingRecord;
  const courseId = record?.course?.id ?? '';
  const files = useAsk<{ course: { files: CourseFile[] } | null }>(FILES_OF, { id: courseId }, { enabled: courseId !== '' });
  if (error) return <Failed what={t('myTraining.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!record?.courseVersion) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  return <Learn record={record} lessons={record.courseVersion.content.lessons} files={files.data?.course?.files ?? []} />;
}

function Learn({ record, lessons, files }: { record: RecordPage; lessons: Lesson[]; files: CourseFile[] }) {
  const t = useT();
  const format = useFormat();
  const length = useLength();
  const [after, setAfter] = useState<After>(record);
  const first = lessons.find((one) => one.key === record.lastLessonKey) ?? lessons[0] as Lesson;
  const [at, setAt] = useState(first.key);
  const lesson = lessons.find((one) => one.key === at) ?? first;
  const progress = after.lessons.find((one) => one.lessonKey === lesson.key);
  const isOpen = record.state !== 'WITHDRAWN';
  const body = useRef<HTMLDivElement>(null);
  const placed = useRef('');
  const lessonKey = lesson.key;
  useEffect(() => {
    if (!isOpen) return undefined;
    let isGone = false;
    const beat = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        const { followLesson } = await request<{ followLesson: After }>(FOLLOW, { input: { recordId: record.id, lessonKey, place: placeOf(body.current) } });
        if (!isGone) setAfter(followLesson);
      } catch { /* The next one counts again; a break in the network is no reason to lose the page. */ }
    };
    void beat();
    const timer = setInterval(() => { void beat(); }, BEAT_MS);
    return () => { isGone = true; clearInterval(timer); };
  }, [record.id, lessonKey, isOpen]);
  // Once a lesson is opened, to where one was.
  useEffect(() => {
    if (placed.current === lessonKey || !body.current) return;
    placed.current = lessonKey;
    const place = record.lessons.find((one) => one.lessonKey === lessonKey)?.place ?? 0;
    if (place > 2 && place < 98) window.scrollTo({ top: body.current.offsetTop + (body.current.scrollHeight * place) / 100 - 200 });
  }, [lessonKey, record.lessons]);
  const finish = async (): Promise<void> => {
    try {
      const { finishLesson } = await request<{ finishLesson: After }>(FINISH, { input: { recordId: record.id, lessonKey } });
      setAfter(finishLesson);
      toastDone(t(finishLesson.state === 'COMPLETED' && after.state !== 'COMPLETED' ? 'learn.completed' : 'learn.finishedOne'));
    } catch (error) { toastFault(toFault(error).message); }
  };
  const say = (one: Lesson): string => (format.language === 'zh' ? one.zh : one.en);
  const next = lessons[lessons.findIndex((one) => one.key === lesson.key) + 1];
  const name = format.named(record.course);
  const spent = Math.min(lesson.minutes, Math.floor((progress?.pageSeconds ?? 0) / 60));
  const isExamLeft = record.isExamined && !record.examPassedAt && after.creditedMinutes >= record.requiredMinutes;
  return (
    <>
      <Breadcrumb path={[{ label: t('myTraining.title'), to: '/myTraining' }, { label: name }]} />
      <PageHeader title={name} facts={<><StateTag state={after.state} /><span>{t('learn.credited', { have: length(after.creditedMinutes), need: length(record.requiredMinutes) })}</span>{isExamLeft && <StatusTag tone="soon">{t('learn.examLeft')}</StatusTag>}</>}>
        {isExamLeft && <Link className="btn pri" to="/myExams">{t('learn.toExam')}</Link>}
      </PageHeader>
      <div className="training-head" style={{ paddingBottom: 12 }}><Progress have={after.creditedMinutes} need={record.requiredMinutes} label={name} /></div>
      <div className="lesson-page">
        <nav aria-label={t('learn.lessons')}>
          <ol>{lessons.map((one) => {
            const isDone = Boolean(after.lessons.find((each) => each.lessonKey === one.key)?.finishedAt);
            return <li key={one.key}><button type="button" aria-current={one.key === lesson.key} onClick={() => { setAt(one.key); window.scrollTo({ top: 0 }); }}>{isDone ? <Check size={16} role="img" aria-label={t('learn.finished')} /> : <Circle size={16} aria-hidden />}<span>{say(one)}<span className="t12 t2" style={{ display: 'block' }}>{length(one.minutes)}</span></span></button></li>;
          })}</ol>
        </nav>
        <article className="lesson-body" ref={body} aria-label={say(lesson)}>
          <h1 className="t14 t2" style={{ margin: 0 }}>{say(lesson)}</h1>
          <Media lesson={lesson} files={files} name={say(lesson)} />
          <LessonText text={format.language === 'zh' ? lesson.textZh : lesson.textEn} />
          <div className="lesson-foot">
            {isOpen && <button type="button" className={progress?.finishedAt ? 'btn' : 'btn pri'} onClick={() => { void finish(); }}>{t('learn.finish')}</button>}
            {next && <button type="button" className={progress?.finishedAt ? 'btn pri' : 'btn'} onClick={() => { setAt(next.key); window.scrollTo({ top: 0 }); }}>{t('learn.next')}</button>}
            <span className="t13 t2" role="status">{progress?.finishedAt && `${t('learn.finished')} · `}{t('learn.time', { have: length(spent), all: length(lesson.minutes) })}</span>
          </div>
        </article>
      </div>
      <div className="cards" style={{ padding: '0 24px 24px' }}><Chain noun="TrainingRecord" id={record.id} inCard /></div>
    </>
  );
}

/** How far down somebody is, in per cent. */
function placeOf(body: HTMLElement | null): number {
  if (!body) return 0;
  const { top, height } = body.getBoundingClientRect();
  return height <= window.innerHeight ? 0 : Math.max(0, Math.min(100, Math.round((-top * 100) / height)));
}

/** What a lesson shows beside its text. */
export function Media({ lesson, files, name }: { lesson: Lesson; files: CourseFile[]; name: string }) {
  const t = useT();
  const by = (id?: string): CourseFile | undefined => files.find((one) => one.id === id);
  const picture = by(lesson.pictureId);
  const video = by(lesson.videoId);
  const papers = lesson.attachmentIds.map(by).filter((one): one is CourseFile => Boolean(one));
  return (
    <>
      {picture && <img src={picture.link} alt={t('learn.picture', { name })} loading="lazy" />}
      {/* biome-ignore lint/a11y/useMediaCaption: what is said in it stands in the text below */}
      {video && <video src={video.link} controls preload="metadata" aria-label={name} />}
      {papers.length > 0 && <p className="t13">{t('learn.attachments')}{papers.map((one) => <a key={one.id} className="lk" style={{ marginLeft: 8 }} href={one.link} target="_blank" rel="noreferrer">{one.name}</a>)}</p>}
    </>
  );
}
