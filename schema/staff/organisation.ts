// Where people work: regions, stores with their format, hours and zone, departments.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum StoreFormat { SUPERMARKET = 'SUPERMARKET', ECOMMERCE = 'ECOMMERCE', HOME = 'HOME' }
registerEnumType(StoreFormat, { name: 'StoreFormat' });

@Noun('Region', { table: 'regions', read: 'staff:read', defaultSort: { prop: 'code', order: 'ASC' }, description: 'Several stores under one supervisor.' })
export class Region extends Row {
  @Prop({ kind: 'text' }) code!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
}

@Noun('Store', { table: 'stores', read: 'staff:read', search: true, defaultSort: { prop: 'code', order: 'ASC' }, description: 'A shop, or a web shop.' })
export class Store extends Row {
  @Prop({ kind: 'text' }) code!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'id', of: 'Region' }) regionId!: string;
  @Prop({ kind: 'enum', enum: StoreFormat, facet: true }) format!: StoreFormat;
  @Prop({ kind: 'text', description: 'IANA time zone; the store’s business day is a day there.' }) timeZone!: string;
  @Prop({ kind: 'json', description: 'Opening hours by weekday 1..7: [[from, to], ...] as HH:MM.' }) openingHours!: unknown;
  @Prop({ kind: 'day', nullable: true }) openedOn?: string | null;
  @Prop({ kind: 'day', nullable: true }) closedOn?: string | null;
}

@Noun('Department', { table: 'departments', read: 'staff:read', defaultSort: { prop: 'nameZh', order: 'ASC' }, description: 'A part of a store, or of the head office.' })
export class Department extends Row {
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, description: 'None: head office.' }) storeId?: string | null;
}
