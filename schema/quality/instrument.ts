// Instruments by which goods are measured: which they are, where they stand, and until when their calibration holds.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum InstrumentKind { HARDNESS = 'HARDNESS', COLOUR = 'COLOUR', SIZE = 'SIZE', SLIP = 'SLIP', THERMOMETER = 'THERMOMETER', OTHER = 'OTHER' }
registerEnumType(InstrumentKind, { name: 'InstrumentKind', description: 'Hardness tester, colorimeter, gauges of size, slip tester, thermometer.' });

@Noun('Instrument', {
  table: 'instruments', read: 'quality:read-audits', defaultSort: { prop: 'calibrationDueOn', order: 'ASC' },
  description: 'An instrument with its number and its calibration: what is read with one that is not calibrated is no proof.',
})
export class Instrument extends Row {
  @Prop({ kind: 'text', description: 'As it stands on it; readings name it.' }) number!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: InstrumentKind, facet: true }) instrumentKind!: InstrumentKind;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Where it stands; none: it goes along with inspectors.' }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who keeps it and hears that its calibration ends; none: who answers for the store.' }) keeperId?: string | null;
  @Prop({ kind: 'day', description: 'Calibrated last on.' }) calibratedOn!: string;
  @Prop({ kind: 'day', description: 'The last day on which that holds.' }) calibrationDueOn!: string;
  @Prop({ kind: 'text', nullable: true, description: 'Number of the paper that says so.' }) certificateNo?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'Used no more.' }) isRetired!: boolean;
}
