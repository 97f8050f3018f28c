// Words of the fields by which forms are filled in.
import { defineMessages } from '../i18n/messages.ts';

export const formMessages = defineMessages({
  'fill.yes': ['是', 'Yes'],
  'fill.no': ['否', 'No'],
  'fill.notApplicable': ['不适用', 'Does not apply'],
  'fill.note': ['说明', 'Note'],
  'fill.noteAdd': ['写说明', 'Add a note'],
  'fill.photo': ['拍照', 'Take a photo'],
  'fill.proof': ['附照片', 'Attach a photo'],
  'fill.sending': ['正在上传', 'Sending'],
  'fill.failed': ['没有传上去，再试一次', 'It was not sent; try again'],
  'fill.remove': ['去掉第 %{n} 张', 'Remove no. %{n}'],
  'fill.photoNo': ['照片 %{n}', 'Photo %{n}'],
  'fill.signName': ['签字人姓名', 'Name of who signs'],
  'fill.signHere': ['在框里签字', 'Sign in the box'],
  'fill.signClear': ['重签', 'Sign again'],
  'fill.signKeep': ['签好了', 'Keep it'],
  'fill.signed': ['已签字', 'Signed'],
  'fill.place': ['取当前位置', 'Take my place'],
  'fill.placeFailed': ['取不到位置，先允许浏览器定位', 'No place: allow it in the browser'],
  'fill.reading': ['读数 %{n}', 'Reading %{n}'],
  'fill.readingAdd': ['再加一个读数', 'Another reading'],
  'fill.within': ['在标准内：%{what}', 'Within: %{what}'],
  'fill.beyond': ['超出：%{what}', 'Beyond: %{what}'],
  'fill.limit': ['标准：%{what}', 'Standard: %{what}'],
  'fill.optional': ['选填', 'optional'],
});
