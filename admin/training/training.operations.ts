// How courses, paths and training records are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface Named { id: string; nameZh: string; nameEn: string }
export interface Person { id: string; name: string }
export interface Lesson { key: string; zh: string; en: string; minutes: number; textZh: string; textEn: string; pictureId?: string; videoId?: string; attachmentIds: string[] }
export interface CourseContent { requiredMinutes: number; lessons: Lesson[] }
export interface CourseVersion { id: string; number: number; state: 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED'; lessonMinutes: number; requiredMinutes: number; content: CourseContent; note: string | null; effectiveFrom: string | null }
export interface CourseFile { id: string; name: string; fileKind: 'PICTURE' | 'VIDEO' | 'PDF'; sha256: string; link: string }
export interface CourseRow extends Named { version: number; key: string; subject: string; aimZh: string; aimEn: string; isExamined: boolean; isShipped: boolean; isArchived: boolean; versions: { items: { id: string; number: number; state: string; lessonMinutes: number }[] } | null }
export interface CoursePage extends Omit<CourseRow, 'versions'> { playbookKeys: string[]; versions: { items: CourseVersion[] }; files: CourseFile[]; records: { total: number } | null; exams: (Named & { isArchived: boolean; versions: { items: { state: string }[] } })[] | null }
export interface RecordRow {
  id: string; version: number; state: string; reason: string; dueAt: string; dueOn: string; breachedAt: string | null; completedOn: string | null; creditedMinutes: number; requiredMinutes: number; lessonsFinished: number; lessonCount: number; isExamined: boolean; examPassedAt: string | null; lastLessonKey: string | null;
  employee: Person | null; store: Named | null; course: Named & { subject: string } | null;
}
export interface RecordPage extends RecordRow {
  employeeId: string; assignedAt: string; note: string | null; completedAt: string | null; withdrawnReason: string | null; examScore: string | null; assignedBy: Person | null; courseVersion: CourseVersion | null; lessons: { id: string; lessonKey: string; pageSeconds: number; place: number; finishedAt: string | null }[];
  credits: { id: string; evidence: string; lessonKey: string | null; minutes: number; askedMinutes: number; creditedOn: string; note: string | null; link: string | null; recordedBy: Person | null }[]; needs: { id: string; reason: string }[];
}
export interface PathRow extends Named { version: number; key: string; positions: string[]; formats: string[]; productKeys: string[]; steps: { course: string; workingDays: number }[]; gateMinutes: number | null; isAutomatic: boolean; isArchived: boolean }

export interface SessionRow { id: string; version: number; sessionKind: string; state: string; place: string; startsAt: string; endsAt: string; course: Named | null; store: Named | null; teacher: Person | null }
export interface SessionPage extends SessionRow { note: string | null; attendances: { id: string; mark: string; attendedMinutes: number | null; employee: Person | null; record: { id: string } | null }[] }
export interface DrillRow { id: string; version: number; state: string; heldAt: string; heldOn: string; round: number; score: string | null; agreement: string | null; disputeMinutes: string | null; isPassed: boolean | null; participant: Person | null; scene: (Named & { briefZh: string; briefEn: string }) | null; store: Named | null }
export interface DrillPage extends DrillRow { debrief: string | null; cancelledReason: string | null; firstAssessor: Person | null; secondAssessor: Person | null; grades: { id: string; score: string | null; disputeMinutes: string; answers: Record<string, { value?: unknown } | undefined>; assessor: Person | null }[] }

const NAMED = '{ id nameZh nameEn }';
const PERSON = '{ id name nameEn }';
const COURSE_FIELDS = 'nameZh nameEn key subject aimZh aimEn isExamined isShipped isArchived versions(page: { limit: 5 }) { items { id number state lessonMinutes } }';
const RECORD_FIELDS = `state reason dueAt dueOn breachedAt completedOn creditedMinutes requiredMinutes lessonsFinished lessonCount isExamined examPassedAt lastLessonKey employee ${PERSON} store ${NAMED} course { id nameZh nameEn subject }`;
const VERSION = 'id number state lessonMinutes requiredMinutes content note effectiveFrom';
const PATH_FIELDS = 'nameZh nameEn key positions formats productKeys steps gateMinutes isAutomatic isArchived';
defineResource({ name: 'courses', noun: 'Course', one: 'course', fields: COURSE_FIELDS });
defineResource({ name: 'trainingRecords', noun: 'TrainingRecord', one: 'trainingRecord', fields: RECORD_FIELDS });
defineResource({ name: 'trainingCredits', noun: 'TrainingCredit', one: 'trainingCredit', fields: `minutes evidence creditedOn employee ${PERSON} course ${NAMED}` });
defineResource({ name: 'learningPaths', noun: 'LearningPath', one: 'learningPath', fields: PATH_FIELDS });

const SESSION_FIELDS = `sessionKind state place startsAt endsAt course ${NAMED} store ${NAMED} teacher ${PERSON}`;
const DRILL_FIELDS = `state heldAt heldOn round score agreement disputeMinutes isPassed participant ${PERSON} scene { id nameZh nameEn briefZh briefEn } store ${NAMED}`;
defineResource({ name: 'trainingSessions', noun: 'TrainingSession', one: 'trainingSession', fields: SESSION_FIELDS });
defineResource({ name: 'drills', noun: 'Drill', one: 'drill', fields: DRILL_FIELDS });

export const SESSION = gql`query TrainingSession($id: ID!) { trainingSession(id: $id) { id version note ${SESSION_FIELDS} attendances { id mark attendedMinutes employee ${PERSON} record { id } } } }`;
export const PEOPLE_OF = gql`query PeopleOfStore($storeId: ID!) { employees(filter: { storeId: { eq: $storeId }, leftOn: { isNull: true } }, page: { limit: 200 }) { items ${PERSON} } }`;
export const PLAN_SESSION = gql`mutation PlanSession($input: PlanSessionInput!) { planSession(input: $input) { id } }`;
export const HOLD_SESSION = gql`mutation HoldSession($input: HoldSessionInput!) { holdSession(input: $input) { id } }`;
export const CANCEL_SESSION = gql`mutation CancelSession($input: CancelSessionInput!) { cancelSession(input: $input) { id } }`;
export const SCENES = gql`query DrillScenes { drillScenes(filter: { isArchived: { eq: false } }, page: { limit: 100 }) { items ${NAMED} } }`;
export const DRILL = gql`query Drill($id: ID!) { drill(id: $id) { id version ${DRILL_FIELDS} debrief cancelledReason firstAssessor ${PERSON} secondAssessor ${PERSON} grades { id score disputeMinutes answers assessor ${PERSON} } } }`;
export const RUBRIC = gql`query DrillRubric($id: ID!) { drillRubric(drillId: $id) }`;
export const START_DRILL = gql`mutation StartDrill($input: StartDrillInput!) { startDrill(input: $input) { id } }`;
export const GRADE_DRILL = gql`mutation GradeDrill($input: GradeDrillInput!) { gradeDrill(input: $input) { id } }`;
export const DEBRIEF_DRILL = gql`mutation DebriefDrill($input: DebriefDrillInput!) { debriefDrill(input: $input) { id } }`;
export const CANCEL_DRILL = gql`mutation CancelDrill($input: CancelDrillInput!) { cancelDrill(input: $input) { id } }`;
export const COURSE = gql`query Course($id: ID!) { course(id: $id) { id version nameZh nameEn key subject aimZh aimEn isExamined isShipped isArchived playbookKeys versions(page: { limit: 20 }) { items { ${VERSION} } } files { id name fileKind sha256 link } records { total } exams { id nameZh nameEn isArchived versions(page: { limit: 2 }) { items { state } } } } }`;
export const COURSES = gql`query CoursesToLearn { courses(filter: { isArchived: { eq: false } }, page: { limit: 200 }) { items { id key nameZh nameEn } } }`;
export const POSITIONS = gql`query TrainingPositions { positions(filter: { isArchived: { eq: false } }, page: { limit: 100 }) { items { id key nameZh nameEn } } }`;
export const SAVE_PATH = gql`mutation SaveLearningPath($input: SaveLearningPathInput!) { saveLearningPath(input: $input) { id version } }`;
export const ONE_PATH = gql(`query LearningPathOne($id: ID!) { learningPath(id: $id) { id version sinceOn ${PATH_FIELDS} } }`);
export const PATHS = gql`query LearningPaths { learningPaths(page: { limit: 100 }) { items { id version ${PATH_FIELDS} } } }`;
export const MINE = gql`query MyTraining($employeeId: ID!) { trainingRecords(filter: { employeeId: { eq: $employeeId }, state: { ne: WITHDRAWN } }, page: { limit: 200 }) { items { id version ${RECORD_FIELDS} } } onboarding(employeeId: $employeeId) { isOpen creditedHours requiredHours tree } }`;
export const RECORD = gql`query TrainingRecord($id: ID!) { trainingRecord(id: $id) { id version ${RECORD_FIELDS} employeeId assignedAt note completedAt withdrawnReason examScore assignedBy ${PERSON} courseVersion { ${VERSION} } lessons { id lessonKey pageSeconds place finishedAt } credits { id evidence lessonKey minutes askedMinutes creditedOn note link recordedBy ${PERSON} } needs { id reason } } }`;
export const FILES_OF = gql`query CourseFiles($id: ID!) { course(id: $id) { id files { id name fileKind sha256 link } } }`;
export const PACKAGE = gql`query CoursePackage($id: ID!) { courseFile(courseVersionId: $id) }`;
export const SAVE_COURSE = gql`mutation SaveCourse($input: SaveCourseInput!) { saveCourse(input: $input) { id version } }`;
export const PUBLISH_COURSE = gql`mutation PublishCourse($input: PublishCourseInput!) { publishCourse(input: $input) { id } }`;
export const DISCARD_COURSE = gql`mutation DiscardCourseDraft($input: DiscardCourseDraftInput!) { discardCourseDraft(input: $input) { id } }`;
export const ADD_FILES = gql`mutation AddCourseFiles($input: AddCourseFilesInput!) { addCourseFiles(input: $input) { id } }`;
export const CLONE_COURSE = gql`mutation CloneCourse($input: CloneCourseInput!) { cloneCourse(input: $input) { id } }`;
export const IMPORT_COURSE = gql`mutation ImportCourse($input: ImportCourseInput!) { importCourse(input: $input) { id } }`;
export const ASSIGN = gql`mutation AssignTraining($input: AssignTrainingInput!) { assignTraining(input: $input) { done kept failed { employeeId message } } }`;
export const WITHDRAW = gql`mutation WithdrawTraining($input: WithdrawTrainingInput!) { withdrawTraining(input: $input) { id } }`;
export const RECORD_HOURS = gql`mutation RecordTrainingHours($input: RecordTrainingHoursInput!) { recordTrainingHours(input: $input) { id } }`;
const AFTER = 'id state creditedMinutes lastLessonKey lessons { id lessonKey pageSeconds place finishedAt }';
export const FOLLOW = gql`mutation FollowLesson($input: FollowLessonInput!) { followLesson(input: $input) { ${AFTER} } }`;
export const FINISH = gql`mutation FinishLesson($input: FinishLessonInput!) { finishLesson(input: $input) { ${AFTER} } }`;
