// How instruments are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface InstrumentRow { id: string; version: number; number: string; nameZh: string; nameEn: string; instrumentKind: string; calibratedOn: string; calibrationDueOn: string; certificateNo: string | null; isRetired: boolean; storeId: string | null; keeperId: string | null; keeper: { name: string } | null; store: { id: string; nameZh: string; nameEn: string } | null }
export const INSTRUMENTS = gql`query Instruments { instruments(sort: [{ field: CALIBRATION_DUE_ON, order: ASC }], page: { limit: 200 }) { items { id version number nameZh nameEn instrumentKind calibratedOn calibrationDueOn certificateNo isRetired storeId keeperId keeper { name nameEn } store { id nameZh nameEn } } } }`;
export const SAVE_INSTRUMENT = gql`mutation SaveInstrument($input: SaveInstrumentInput!) { saveInstrument(input: $input) { id } }`;
export const INSTRUMENT_KINDS = ['HARDNESS', 'COLOUR', 'SIZE', 'SLIP', 'THERMOMETER', 'OTHER'] as const;

defineResource({ name: 'instruments', noun: 'Instrument', one: 'instrument', fields: 'number nameZh nameEn' });
