// The number that tiered pay rests on: complaints resolved by those who took them up.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
// The noun is there before its measure, whoever is loaded first.
import '../../schema/tickets/ticket.ts';
import { defineMeasures } from '../measures/measures.registry.ts';

defineMeasures([{
  key: 'tickets.resolutionRate', version: 1, noun: 'Ticket', label: { zh: '投诉解决率', en: 'Complaint resolution rate' },
  definition: { zh: '当期开的工单中，已经解决的占比；重开的算没有解决', en: 'Share of the tickets opened in the period that are solved; one opened again is not' },
  credit: { zh: '首问责任人：转派、升级、重开都不变', en: 'Whom the customer spoke to first; no hand-over, escalation or reopening changes it' },
  unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, creditTo: 'firstContactOwnerId', day: 'openedOn',
  base: () => ({ joinedInto: { isNull: true } }), part: ({ asOf }) => ({ or: [{ solvedAt: { lte: asOf } }, { closedAt: { lte: asOf } }] }),
}]);
