// What is done to a course as a whole: what it is called and asks for, and a copy of it.
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { CheckField, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { SUBJECTS } from './looks.tsx';
import { CLONE_COURSE, type CoursePage, SAVE_COURSE } from './training.operations.ts';

const KEYS = ['nameZh', 'nameEn', 'subject', 'aimZh', 'aimEn', 'isExamined', 'isArchived'] as const;

/** Names, aim, and whether an exam belongs to it; the lessons are the draft's. */
export function CourseFacts({ course, onClose, onDone }: { course: CoursePage; onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  return (
    <FormDialog title={t('courses.facts')} act={t('courses.factsSave')} onClose={onClose} defaults={Object.fromEntries(KEYS.map((key) => [key, course[key]]))}
      onSend={async (values) => {
        await request(SAVE_COURSE, { input: { id: course.id, expectedVersion: course.version, ...Object.fromEntries(KEYS.map((key) => [key, values[key]])) } });
        onClose(); toastDone(t('courses.factsSaved')); await onDone();
      }}>
      <Pair><TextField name="nameZh" label={t('courses.nameZh')} required /><TextField name="nameEn" label={t('courses.nameEn')} required /></Pair>
      <SelectField name="subject" label={t('courses.subject')} choices={SUBJECTS.map((value) => ({ value, label: t(`courseSubject.${value}`) }))} />
      <TextField name="aimZh" label={t('courses.aimZh')} multiline /><TextField name="aimEn" label={t('courses.aimEn')} multiline />
      <CheckField name="isExamined" label={t('courses.isExamined')} help={t('courses.isExaminedHelp')} /><CheckField name="isArchived" label={t('courses.isArchived')} help={t('courses.isArchivedHelp')} />
    </FormDialog>
  );
}

/** A version as the first draft of another course. */
export function CopyCourse({ versionId, onClose }: { versionId: string; onClose: () => void }) {
  const t = useT();
  const go = useNavigate();
  return (
    <FormDialog title={t('courses.clone')} text={t('courses.cloneText')} act={t('courses.clone')} defaults={{ key: '', nameZh: '', nameEn: '' }} onClose={onClose}
      onSend={async ({ key, nameZh, nameEn }) => {
        const { cloneCourse } = await request<{ cloneCourse: { id: string } }>(CLONE_COURSE, { input: { courseVersionId: versionId, key, nameZh, nameEn } });
        onClose(); toastDone(t('courses.cloned')); go(`/courses/${cloneCourse.id}/write`);
      }}>
      <TextField name="key" label={t('courses.key')} help={t('courses.keyHelp')} required />
      <Pair><TextField name="nameZh" label={t('courses.nameZh')} required /><TextField name="nameEn" label={t('courses.nameEn')} required /></Pair>
    </FormDialog>
  );
}
