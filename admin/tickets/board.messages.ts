// Words of the board by state and of the team's load.
import { defineMessages } from '../i18n/messages.ts';

export const boardMessages = defineMessages({
  'board.by': ['按状态，每列最近的截止在上', 'By state, the next deadline on top'],
  'board.help': ['按空格拿起，用方向键移动，再按空格放下，Esc 放回', 'Space lifts a ticket, arrows move it, Space drops it, Escape puts it back'],
  'board.lifted': ['已拿起，在「%{state}」', 'Lifted, in %{state}'],
  'board.over': ['移到「%{state}」', 'Over %{state}'],
  'board.nowhere': ['这里放不下', 'Nowhere to drop'],
  'board.noMove': ['不能从「%{from}」直接到「%{to}」', 'There is no way from %{from} to %{to}'],
  'board.more': ['另外 %{count} 件在列表里', '%{count} more in the list'],
  'team.title': ['班组', 'Team'],
  'team.facts': ['谁手上多少，哪里超时', 'Who has how much, and where it is late'],
  'team.people': ['每个人', 'People'],
  'team.stores': ['每家店', 'Stores'],
  'team.count': ['%{count} 行', '%{count} row |||| %{count} rows'],
  'team.open': ['未办结', 'Open'],
  'team.late': ['超时', 'Late'],
  'team.hour': ['1 小时内', 'In an hour'],
  'team.waiting': ['等待', 'Waiting'],
  'team.callback': ['待回访', 'Callback'],
  'team.unanswered': ['没回', 'Unanswered'],
});
