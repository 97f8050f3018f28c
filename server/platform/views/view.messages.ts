// What is said when a view of a list cannot be kept.
import { defineMessages } from '../../core/messages.ts';

export const viewReasons = defineMessages({
  VIEW_ROLE_UNKNOWN: ['没有这个角色', 'There is no such role'],
  VIEW_FILTER: ['视图的条件不对，或太长', 'The conditions of the view are malformed or too long'],
  VIEW_NOT_YOURS: ['这是别人的视图，可以另存一份', 'This view is somebody else’s: save it as a new one'],
  VIEW_TOO_MANY: ['视图太多，先删掉几个', 'There are too many views: remove some first'],
  VIEW_VERSION: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
});
