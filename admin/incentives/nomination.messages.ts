// Words of awards that people give.
import { defineMessages } from '../i18n/messages.ts';

export const nominationMessages = defineMessages({
  'nominations.title': ['奖项提名', 'Award nominations'], 'nominations.facts': ['一人提名、一人附议、一人评定，都不能是被提名的人', 'One names, one seconds, one decides, and none of them is the person named'],
  'nominations.nominate': ['提名', 'Nominate'], 'nominations.nominateText': ['提名一位同事，由另一位附议后评定。', 'Name a colleague; somebody else seconds, then it is decided.'], 'nominations.nominated': ['已提名', 'Nominated'],
  'nominations.second': ['附议', 'Second'], 'nominations.seconded': ['已附议', 'Seconded'], 'nominations.decide': ['评定', 'Decide'], 'nominations.decideOn': ['评定：%{name}', 'Decide on %{name}'], 'nominations.give': ['授予奖项，随所属月份的薪酬发放', 'Give the award; it is paid with the month that it belongs to'],
  'nominations.awarded': ['已授予，随薪酬发放', 'Awarded; it is paid with the run'], 'nominations.declined': ['未授予', 'Not awarded'], 'nominations.notSeconded': ['还没有人附议，只能不授予。', 'Nobody has seconded it: it can only be declined.'],
  'nominations.person': ['同事', 'Colleague'], 'nominations.award': ['奖项', 'Award'], 'nominations.period': ['季度', 'Quarter'], 'nominations.quarter': ['%{year} 年第 %{quarter} 季度', 'Q%{quarter} %{year}'], 'nominations.reason': ['为什么提名', 'Why'],
  'nominations.standing': ['名次', 'Place'], 'nominations.place': ['第 %{place} 名', 'No. %{place}'], 'nominations.hands': ['提名 → 附议 → 评定', 'Named → seconded → decided'], 'nominations.empty': ['还没有提名', 'Nobody is named yet'], 'nominations.emptyText': ['身边有做得特别好的同事，就提名 TA。', 'Name a colleague who does especially well.'],
  'nominations.standings': ['按指标的名次', 'Places by measures'], 'nominations.standingsFacts': ['先比满意度，再比解决率；评价不足 5 条不排名，并列者同名次', 'Satisfaction first, then resolution; fewer than 5 answers are no place, who is alike shares it'], 'nominations.noStandings': ['这一季度没有人在评选范围内', 'Nobody is in the scope of the award in that quarter'],
  'nominations.satisfaction': ['满意度', 'Satisfaction'], 'nominations.answers': ['评价数', 'Answers'], 'nominations.resolution': ['解决率', 'Resolution'], 'nominations.alike': ['%{count} 人并列', '%{count} alike'],
  'nominationState.PROPOSED': ['已提名', 'Named'], 'nominationState.SECONDED': ['已附议', 'Seconded'], 'nominationState.AWARDED': ['已授予', 'Awarded'], 'nominationState.DECLINED': ['未授予', 'Declined'], 'nominationState.WITHDRAWN': ['已撤回', 'Withdrawn'],
});
