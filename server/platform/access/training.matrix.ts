// The part of the table of words that courses, records, sessions and drills ask for; put together with the rest in mutation.matrix.ts.
import type { Permission } from '../../../schema/permission.ts';

export const TRAINING_MUTATIONS: Record<string, Permission> = {
  // Courses and paths.
  saveCourse: 'training:write',
  publishCourse: 'training:write',
  discardCourseDraft: 'training:write',
  addCourseFiles: 'training:write',
  importCourse: 'training:write',
  cloneCourse: 'training:write',
  saveLearningPath: 'training:write',
  // Who learns what; lessons are one's own, and nobody records hours for themselves: the service judges.
  enrolInCourse: 'training:assign',
  assignTraining: 'training:assign',
  withdrawTraining: 'training:assign',
  followLesson: 'training:learn',
  finishLesson: 'training:learn',
  recordTrainingHours: 'training:record',
  planSession: 'training:record',
  holdSession: 'training:record',
  cancelSession: 'training:record',
  // Two assessors grade, each alone: the service judges who they are.
  startDrill: 'training:grade',
  gradeDrill: 'training:grade',
  debriefDrill: 'training:grade',
  cancelDrill: 'training:grade',
};

export const TRAINING_QUERIES: Record<string, Permission> = {
  courseFile: 'training:write',
  onboarding: 'training:learn',
  drillRubric: 'training:grade',
};
