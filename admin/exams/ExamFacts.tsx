// What an exam is called, to which course it belongs, and whether it is in use; what it asks stands in its versions.
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { CheckField, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { type Exam, EXAM_COURSES, SAVE_EXAM } from './exams.operations.ts';

/** The course that is done only with this exam: those in use and those still being written; one that is out of use stays named where it is chosen. */
export function CourseField({ chosen }: { chosen?: Exam['course'] }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ courses: { items: NonNullable<Exam['course']>[] } }>(EXAM_COURSES, {}, { staleTime: 0 });
  const courses = data?.courses.items ?? [];
  const offered = chosen && !courses.some((one) => one.id === chosen.id) ? [chosen, ...courses] : courses;
  return <SelectField name="courseId" label={t('exams.course')} help={t('exams.courseHelp')} none choices={offered.map((one) => ({ value: one.id, label: format.named(one) }))} />;
}

/** Names, course and use of an exam that is there. */
export function ExamFacts({ exam, onClose, onDone }: { exam: Exam; onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  return (
    <FormDialog title={t('exams.factsOf')} act={t('exams.factsSave')} onClose={onClose} defaults={{ nameZh: exam.nameZh, nameEn: exam.nameEn, courseId: exam.course?.id ?? null, isArchived: exam.isArchived }}
      onSend={async ({ nameZh, nameEn, courseId, isArchived }) => {
        await request(SAVE_EXAM, { input: { id: exam.id, expectedVersion: exam.version, nameZh, nameEn, courseId: courseId || null, isArchived } });
        onClose(); toastDone(t('exams.factsSaved')); await onDone();
      }}>
      <Pair><TextField name="nameZh" label={t('exams.nameZh')} required /><TextField name="nameEn" label={t('exams.nameEn')} required /></Pair>
      <CourseField chosen={exam.course} /><CheckField name="isArchived" label={t('exams.isArchived')} />
    </FormDialog>
  );
}
