// What the staff module says when it refuses.
import { defineMessages } from '../core/messages.ts';

export const staffReasons = defineMessages({
  HOURS_SHAPE: ['营业时间的写法是 {"1": [["08:00","22:00"]]}，周一为 1', 'Opening hours look like {"1": [["08:00","22:00"]]}, Monday is 1'],
  HOURS_ORDER: ['营业时段要先后分开，开始早于结束', 'Opening spans follow each other, each ends after it begins'],
  ZONE_UNKNOWN: ['没有这个时区', 'There is no such time zone'],
  CODE_TAKEN: ['这个编号已有人用', 'This code is taken'],
  REGION_UNKNOWN: ['没有这个大区', 'There is no such region'],
  STORE_UNKNOWN: ['没有这家门店', 'There is no such store'],
  DEPARTMENT_UNKNOWN: ['没有这个部门', 'There is no such department'],
  MANAGER_UNKNOWN: ['没有这位上级', 'There is no such manager'],
  MANAGER_CIRCLE: ['上级关系绕成了圈', 'The line of managers runs in a circle'],
  DAYS_ORDER: ['结束日期早于开始日期', 'The last day is before the first'],
  EMPLOYEE_UNKNOWN: ['没有这个工号', 'There is no such employee number'],
  RESULT_OF_NOBODY: ['要写工号或门店', 'Say an employee or a store'],
  RESULT_OTHER_FACTS: ['同一单号的几行写着不同的人、日期或客户', 'Lines of one number name different people, days or parties'],
  DISCOUNT_RANGE: ['折扣写 0 到 1 之间的数', 'A discount is a number from 0 to 1'],
  VERSION_REQUIRED: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
});
