// Which script works: use and result of playbooks, by playbook, version, store and person.
import { MeasureKind, MeasureUnit } from '../../../schema/measures/measure.ts';
import { PlaybookUseState } from '../../../schema/tickets/playbook.ts';
import { both } from '../../core/language.ts';
import { defineDimensions, defineMeasures } from '../../measures/measures.registry.ts';

const STARTER = { creditTo: 'startedById', credit: both('开始使用手册的人', 'Who put the playbook to work') };
const FINISHED = { state: { eq: PlaybookUseState.FINISHED } };
const OVER = { state: { in: [PlaybookUseState.FINISHED, PlaybookUseState.LEFT] } };

defineDimensions('PlaybookUse', [
  { key: 'PLAYBOOK', label: both('场景手册', 'Playbook'), path: ['playbookId'], names: { edge: 'playbook', zh: 'nameZh', en: 'nameEn' } },
  { key: 'VERSION', label: both('版本', 'Version'), path: ['versionId'], names: { edge: 'playbookVersion', zh: 'labelZh', en: 'labelEn' } },
  { key: 'STORE', label: both('门店', 'Store'), path: ['ticket', 'storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { zh: 'name', en: 'nameEn' } },
]);

defineMeasures([
  {
    key: 'playbookUses.count', version: 1, noun: 'PlaybookUse', label: both('手册使用次数', 'Uses of playbooks'), definition: both('当期在工单上开始使用的次数', 'Times a playbook was put to work on a ticket in the period'),
    unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, day: 'startedOn', base: () => ({}), ...STARTER,
  },
  {
    key: 'playbookUses.finishedShare', version: 1, noun: 'PlaybookUse', label: both('手册完成率', 'Finished share'), definition: both('当期开始、已经结束的使用中，走完并记了结果的占比', 'Share of the uses begun in the period and over by now that went to their end, not left on the way'),
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'startedOn', base: () => OVER, part: () => FINISHED, ...STARTER,
  },
  {
    key: 'playbookUses.goodShare', version: 1, noun: 'PlaybookUse', label: both('手册达成率', 'Share of good outcomes'), definition: both('当期开始、已走完的使用中，结果达成的占比', 'Share of the uses begun in the period and finished that came to a good outcome'),
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'startedOn', base: () => FINISHED, part: () => ({ isGoodOutcome: { eq: true } }), ...STARTER,
  },
  {
    key: 'playbookUses.wholeShare', version: 1, noun: 'PlaybookUse', label: both('按手册走完率', 'Share done by the book'), definition: both('当期开始、已走完的使用中，一步也没跳过的占比', 'Share of the uses begun in the period and finished in which no step was left out'),
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'startedOn', base: () => FINISHED, part: () => ({ skippedCount: { eq: 0 } }), ...STARTER,
  },
  {
    key: 'playbookUses.minutesMedian', version: 1, noun: 'PlaybookUse', label: both('手册用时（中位）', 'Time by the playbook, median'), definition: both('当期开始、已走完的使用，从开始到结束的时间', 'Of the uses begun in the period and finished: from beginning to end'),
    unit: MeasureUnit.MINUTES, kind: MeasureKind.MEDIAN, isMoreBetter: false, day: 'startedOn', base: () => ({ ...FINISHED, usedSeconds: { gte: 0 } }), value: { prop: 'usedSeconds', per: 60 }, ...STARTER,
  },
  {
    key: 'playbookUses.satisfactionMean', version: 1, noun: 'PlaybookUse', label: both('用手册后的满意度', 'Satisfaction after the playbook'), definition: both('当期开始的使用，顾客在回访时给工单打的分的平均（1–5 分）', 'Of the uses begun in the period: mean of the scores that customers gave the ticket at the callback (1 to 5)'),
    unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, isMoreBetter: true, day: 'startedOn', base: () => ({ satisfaction: { isNull: false } }), value: { prop: 'satisfaction' }, ...STARTER,
  },
]);
