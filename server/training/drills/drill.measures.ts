// The numbers of drills, each defined once: scores, agreement, and how long a dispute takes before and after (B-21).
import { MeasureKind, MeasureUnit } from '../../../schema/measures/measure.ts';
import { both, type Label } from '../../core/language.ts';
import { defineDimensions, defineMeasures, type MeasureDefinition } from '../../measures/measures.registry.ts';

defineDimensions('Drill', [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'SCENE', label: both('场景', 'Scene'), path: ['sceneId'], names: { edge: 'scene', zh: 'nameZh', en: 'nameEn' } },
  { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { edge: 'participant', zh: 'name', en: 'nameEn' } },
]);
const GRADED = { state: { in: ['GRADED', 'DEBRIEFED'] } };
const drill = (key: string, zh: string, en: string, definition: Label, more: Pick<MeasureDefinition, 'unit' | 'kind'> & Partial<MeasureDefinition>): MeasureDefinition => ({
  key: `drills.${key}`, version: 1, noun: 'Drill', label: both(zh, en), definition, day: 'heldOn', base: () => GRADED, creditTo: 'participantId', credit: both('参演的人', 'Who played'), minSample: 3, ...more,
});
defineMeasures([
  drill('count', '演练次数', 'Drills', both('当期两位评委都评过的演练', 'Drills of the period that both assessors graded'), { unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, isMoreBetter: true, minSample: undefined }),
  drill('scoreMean', '演练平均分', 'Drill score, mean', both('两位评委的平均分，按演练平均', 'Mean of the two assessors, over the drills'), { unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, isMoreBetter: true, value: { prop: 'score' } }),
  drill('passShare', '演练通过率', 'Drills passed', both('两位评委都判通过的演练占比', 'Share of the drills that both assessors let pass'), { unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, part: () => ({ isPassed: { eq: true } }) }),
  drill('disputeBefore', '争议处理用时（首次演练）', 'Dispute time, first time played', both('第一次演练某个场景时，从开口到谈成的分钟数', 'Minutes from the first word to the agreement when a scene is played for the first time'), { unit: MeasureUnit.MINUTES, kind: MeasureKind.MEAN, isMoreBetter: false, base: () => ({ ...GRADED, round: { eq: 1 } }), value: { prop: 'disputeMinutes' } }),
  drill('disputeAfter', '争议处理用时（再次演练）', 'Dispute time, played again', both('复盘之后再次演练同一场景时，从开口到谈成的分钟数', 'Minutes from the first word to the agreement when the same scene is played again'), { unit: MeasureUnit.MINUTES, kind: MeasureKind.MEAN, isMoreBetter: false, base: () => ({ ...GRADED, round: { gte: 2 } }), value: { prop: 'disputeMinutes' } }),
]);
