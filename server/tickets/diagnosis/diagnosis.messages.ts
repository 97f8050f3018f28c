// What remote diagnoses say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const diagnosisReasons = defineMessages({
  DIAGNOSIS_GUIDE: ['没有这种拍照指引', 'There is no such guide'],
  DIAGNOSIS_STEPS: ['至少选一项要拍的内容', 'Choose at least one picture to ask for'],
  DIAGNOSIS_OPEN: ['已经有一个请求在等顾客拍照', 'The customer has been asked already'],
  DIAGNOSIS_OVER: ['门店已经看完，不能再改', 'The store has looked at it; nothing can be changed'],
  DIAGNOSIS_NOTHING: ['还没有照片', 'There are no photos yet'],
  DIAGNOSIS_MISSING: ['还差：{what}', 'Still missing: {what}'],
  DIAGNOSIS_STEP: ['没有这一步', 'There is no such step'],
  DIAGNOSIS_MOST: ['这一步最多 {most} 个', 'At most {most} for this step'],
  DIAGNOSIS_PHOTO: ['这一步要照片', 'A photo is wanted here'],
  DIAGNOSIS_VIDEO: ['这一步要视频（MP4）', 'A video (MP4) is wanted here'],
  DIAGNOSIS_STILL: ['只有视频能截取画面', 'Frames are kept of videos alone'],
  DIAGNOSIS_STILLS: ['一段视频最多截 {most} 张', 'At most {most} frames of one video'],
  DIAGNOSIS_MARKS: ['标注太多或不完整', 'These marks are too many, or not whole'],
});
