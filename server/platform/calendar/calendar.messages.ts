// What calendars say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const calendarReasons = defineMessages({
  CALENDAR_SHAPE: ['日历的写法不对：时段写成 {"1": [["09:00","18:00"]]}，周一为 1；日子写成 [{"date":"2026-02-14","isWorking":true}]', 'Not a calendar: shifts look like {"1": [["09:00","18:00"]]}, Monday is 1; days like [{"date":"2026-02-14","isWorking":true}]'],
  CALENDAR_ZONE: ['没有这个时区', 'There is no such time zone'],
  CALENDAR_SHIFT_ORDER: ['一天的时段要先后分开，不超过 24 小时', 'The shifts of a day follow each other and last no longer than 24 hours'],
  CALENDAR_SHIFT_COUNT: ['一天最多 6 个时段', 'A day has six shifts at most'],
  CALENDAR_DAY_TWICE: ['同一天写了两次', 'The same day stands there twice'],
  CALENDAR_CLOSED_WITH_SHIFTS: ['休息日不能有时段', 'A closed day has no shifts'],
  CALENDAR_COVERAGE: ['覆盖的最后一天早于第一天', 'The last covered day is before the first'],
  CALENDAR_DAY_OUTSIDE: ['这一天不在覆盖的日期之内', 'This day is outside the covered days'],
  CALENDAR_NO_TIME: ['每周没有任何营业时间，不能发布', 'The usual week has no open time: it cannot be published'],
  CALENDAR_KEY_TAKEN: ['这个日历代号已有人用', 'This key is taken'],
  CALENDAR_KEY_FIXED: ['日历代号不能改', 'The key of a calendar cannot be changed'],
  CALENDAR_STORE_TAKEN: ['这家门店已有自己的日历', 'This store has a calendar of its own'],
  CALENDAR_STORE_UNKNOWN: ['没有这家门店', 'There is no such store'],
  CALENDAR_DRAFT_REQUIRED: ['新日历要有第一版草稿', 'A new calendar needs its first draft'],
  CALENDAR_VERSION_REQUIRED: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
  CALENDAR_UNKNOWN: ['没有这个日历', 'There is no such calendar'],
  CALENDAR_NOT_IN_FORCE: ['这个日历当时没有生效的版本', 'No version of this calendar was in force then'],
  CALENDAR_TARGET_NONE: ['没有需要节假日的日历，请写明日历代号', 'No calendar takes public holidays: name the calendar'],
  CALENDAR_IMPORT_BEHIND: ['草稿在导入之后又改过或已发布，不能撤销', 'The draft was changed or published after this import: it cannot be undone'],
  CALENDAR_AMOUNT: ['时长要大于 0，且不超过一年', 'The amount must be above nothing and within a year'],
});
