// What training says when it refuses.
import { defineMessages } from '../core/messages.ts';

export const trainingReasons = defineMessages({
  COURSE_KEY_TAKEN: ['这个代号已有课程', 'Another course has this key'],
  COURSE_KEY_FIXED: ['课程代号不能改', 'The key of a course does not change'],
  COURSE_DRAFT_REQUIRED: ['新课程要先有内容', 'A new course needs its first content'],
  COURSE_CONTENT: ['课程内容不完整或格式不对', 'The course’s content is incomplete or malformed'],
  COURSE_LESSON_TWICE: ['课时代号重复', 'Two lessons have the same key'],
  COURSE_REQUIRED: ['要求的时长不能超过课时总长', 'No more time may be required than the lessons are long'],
  COURSE_FILE: ['引用的文件不属于这门课', 'A file that is named does not belong to this course'],
  COURSE_FILE_KIND: ['文件种类不对：图片放图片，视频放视频', 'A picture must be a picture, a video a video'],
  COURSE_FILES_MANY: ['一门课最多 {limit} 个文件', 'A course holds {limit} files at most'],
  COURSE_PACKAGE: ['不是课程包，或由更新的版本导出', 'Not a course package, or one of a later release'],
  COURSE_PACKAGE_FILES: ['缺少课程包里的文件：{names}', 'Files of the package are missing: {names}'],
  COURSE_NOT_IN_FORCE: ['这门课没有已发布的版本', 'The course has no version in force'],
  COURSE_UNKNOWN: ['没有代号为「{key}」的课程', 'There is no course with the key “{key}”'],
  PATH_KEY_TAKEN: ['这个代号已有学习路径', 'Another path has this key'],
  PATH_STEPS: ['路径里的课程重复、不存在或格式不对', 'A step of the path is malformed, names a course twice or one that is not there'],
});
