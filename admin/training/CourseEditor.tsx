// Writing a course's draft: its lessons one below the other, Chinese and English side by side.
import { ArrowUp, Plus, Trash2, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useLanguage, useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { sendUpload } from './course-package.ts';
import { ADD_FILES, COURSE, type CourseContent, type CourseFile, type CoursePage, type Lesson, SAVE_COURSE } from './training.operations.ts';
import './training.css';

export function CourseEditor() {
  const { id = '' } = useParams();
  const t = useT();
  const { data, error, isPending, refetch } = useAsk<{ course: CoursePage | null }>(COURSE, { id }, { staleTime: 0 });
  if (error) return <Failed what={t('courses.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!data?.course) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  return <Writing course={data.course} onFiles={refetch} />;
}

interface Draft extends CourseContent { isOwnRequired: boolean }
/** Lessons have keys that nobody types: kept when they are there, made when they are new. */
const freshKey = (lessons: readonly Lesson[]): string => { for (let n = lessons.length + 1; ; n += 1) if (!lessons.some((one) => one.key === `lesson-${n}`)) return `lesson-${n}`; };

function Writing({ course, onFiles }: { course: CoursePage; onFiles: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const go = useNavigate();
  const start = course.versions.items.find((one) => one.state === 'DRAFT') ?? course.versions.items[0];
  const [draft, setDraft] = useState<Draft>(() => ({ ...(start?.content ?? { requiredMinutes: 1, lessons: [] }), isOwnRequired: true }));
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const change = (at: number, more: Partial<Lesson>): void => setDraft((now) => ({ ...now, lessons: now.lessons.map((one, i) => (i === at ? { ...one, ...more } : one)) }));
  const save = async (): Promise<void> => {
    setBusy(true); setFault('');
    try {
      await request(SAVE_COURSE, { input: { id: course.id, expectedVersion: course.version, draft: { content: { requiredMinutes: draft.requiredMinutes, lessons: draft.lessons.map(({ pictureId, videoId, ...one }) => ({ ...one, ...(pictureId ? { pictureId } : {}), ...(videoId ? { videoId } : {}) })) } } } });
      toastDone(t('courses.saved'));
      go(`/courses/${course.id}/show`);
    } catch (error) { const said = toFault(error); const [path, words] = Object.entries(said.fields)[0] ?? []; setFault(words ? `${placeOf(path ?? '', t)}${words}` : said.message); setBusy(false); }
  };
  const upload = async (list: FileList | null): Promise<void> => {
    try {
      const fileIds: string[] = [];
      for (const file of list ?? []) {
        fileIds.push(await sendUpload(file, file.name, language));
      }
      if (fileIds.length) await request(ADD_FILES, { input: { id: course.id, fileIds } });
      await onFiles();
    } catch (error) { setFault(toFault(error).message); }
    if (input.current) input.current.value = '';
  };
  const files = (kind: string) => [<option key="" value="">{t('courses.noFile')}</option>, ...course.files.filter((one) => one.fileKind === kind).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)];
  return (
    <>
      <Breadcrumb path={[{ label: t('courses.title'), to: '/courses' }, { label: format.named(course), to: `/courses/${course.id}/show` }, { label: t('courses.draft') }]} />
      <PageHeader title={format.named(course)} facts={<span>{t('courses.textHelp')}</span>}>
        <input ref={input} type="file" multiple hidden accept="image/*,video/mp4,application/pdf" aria-label={t('courses.addFile')} onChange={(event) => { void upload(event.target.files); }} />
        <button type="button" className="btn" onClick={() => input.current?.click()}>{t('courses.addFile')}</button>
        <button type="button" className="btn pri" disabled={busy} onClick={() => { void save(); }}>{t('courses.save')}</button>
      </PageHeader>
      <div className="course-editor">
        <div aria-live="assertive">{fault && <p className="note late" role="alert">{fault}</p>}</div>
        {draft.lessons.map((lesson, at) => (
          <fieldset key={lesson.key}>
            <legend className="b">{t('courses.lesson', { n: at + 1 })}</legend>
            <label>{t('courses.lessonZh')}<input value={lesson.zh} lang="zh" onChange={(event) => change(at, { zh: event.target.value })} /></label>
            <label>{t('courses.lessonEn')}<input value={lesson.en} lang="en" onChange={(event) => change(at, { en: event.target.value })} /></label>
            <label>{t('courses.textZh')}<textarea value={lesson.textZh} lang="zh" onChange={(event) => change(at, { textZh: event.target.value })} /></label>
            <label>{t('courses.textEn')}<textarea value={lesson.textEn} lang="en" onChange={(event) => change(at, { textEn: event.target.value })} /></label>
            <label>{t('courses.lessonMinutes')}<input type="number" min={1} max={480} value={lesson.minutes} onChange={(event) => change(at, { minutes: Number(event.target.value) })} /></label>
            <label>{t('courses.picture')}<select value={lesson.pictureId ?? ''} onChange={(event) => change(at, { pictureId: event.target.value || undefined })}>{files('PICTURE')}</select></label>
            <label>{t('courses.video')}<select value={lesson.videoId ?? ''} onChange={(event) => change(at, { videoId: event.target.value || undefined })}>{files('VIDEO')}</select></label>
            <Papers files={course.files} chosen={lesson.attachmentIds} onChange={(attachmentIds) => change(at, { attachmentIds })} />
            <span className="row g8 whole">
              {at > 0 && <button type="button" className="btn" aria-label={t('courses.up', { n: at + 1 })} onClick={() => setDraft((now) => ({ ...now, lessons: now.lessons.map((one, i) => (i === at - 1 ? now.lessons[at] as Lesson : i === at ? now.lessons[at - 1] as Lesson : one)) }))}><ArrowUp size={14} aria-hidden /></button>}
              {draft.lessons.length > 1 && <button type="button" className="btn" aria-label={t('courses.removeLesson', { n: at + 1 })} onClick={() => setDraft((now) => ({ ...now, lessons: now.lessons.filter((_, i) => i !== at) }))}><Trash2 size={14} aria-hidden /></button>}
            </span>
          </fieldset>
        ))}
        <button type="button" className="btn" style={{ alignSelf: 'flex-start' }} onClick={() => setDraft((now) => ({ ...now, lessons: [...now.lessons, { key: freshKey(now.lessons), zh: '', en: '', minutes: 30, textZh: '', textEn: '', attachmentIds: [] }] }))}><Plus size={14} aria-hidden />{t('courses.addLesson')}</button>
        <label style={{ maxWidth: 260 }}>{t('courses.requiredField')}<input type="number" min={1} value={draft.requiredMinutes} onChange={(event) => setDraft((now) => ({ ...now, requiredMinutes: Number(event.target.value) }))} /></label>
      </div>
    </>
  );
}

/** So many papers hang on a lesson at most; the server says the same. */
const MOST_PAPERS = 10;

/** The papers of a lesson: any of the course's, in the order in which they were chosen. */
function Papers({ files, chosen, onChange }: { files: readonly CourseFile[]; chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const t = useT();
  const title = t('courses.papers', { limit: MOST_PAPERS });
  const offered = files.filter((one) => one.fileKind === 'PDF' || chosen.includes(one.id));
  return (
    <div role="group" aria-label={title} className="whole papers">
      <span>{title}</span>
      {offered.length === 0 && <span className="t13 t2">{t('courses.noPapers')}</span>}
      {offered.map((one) => (
        <label key={one.id}>
          <input type="checkbox" checked={chosen.includes(one.id)} disabled={!chosen.includes(one.id) && chosen.length >= MOST_PAPERS} onChange={(event) => onChange(event.target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))} />{one.name}
        </label>
      ))}
    </div>
  );
}

/** Which lesson the server means. */
function placeOf(path: string, t: (key: string, values?: Record<string, unknown>) => string): string {
  const at = /lessons\.(\d+)/.exec(path)?.[1];
  return at === undefined ? '' : `${t('courses.lesson', { n: Number(at) + 1 })}: `;
}
