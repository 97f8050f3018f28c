// A person who works for the chain.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum EmploymentKind { REGULAR = 'REGULAR', INTERN = 'INTERN' }
registerEnumType(EmploymentKind, { name: 'EmploymentKind' });

@Noun('Employee', { table: 'employees', read: 'staff:read', search: true, defaultSort: { prop: 'employeeNo', order: 'ASC' }, description: 'A person who works for the chain.' })
export class Employee extends Row {
  @Prop({ kind: 'text' }) employeeNo!: string;
  @Prop({ kind: 'text' }) name!: string;
  @Prop({ kind: 'text', nullable: true, filter: false }) nameEn?: string | null;
  @Prop({ kind: 'text', hidden: true }) namePinyin!: string;
  @Prop({ kind: 'text', hidden: true }) nameInitials!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, description: 'None: head office.' }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Department', nullable: true }) departmentId?: string | null;
  @Prop({ kind: 'text', facet: true, description: 'Key of the position.' }) position!: string;
  @Prop({ kind: 'text', facet: true, description: 'Key of the level within the career channel (A-23).' }) level!: string;
  @Prop({ kind: 'enum', enum: EmploymentKind, facet: true }) employment!: EmploymentKind;
  @Prop({ kind: 'day' }) hiredOn!: string;
  @Prop({ kind: 'day', nullable: true }) leftOn?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) managerId?: string | null;
  @Prop({ kind: 'text', nullable: true, mask: 'phone', right: 'staff:read-personal' }) phone?: string | null;
  @Prop({ kind: 'text', nullable: true, right: 'staff:read-personal', filter: false, sort: false }) email?: string | null;
  @Prop({ kind: 'json', nullable: true, right: 'staff:read-personal', filter: false, sort: false, description: '{ checks: [{ key, isMet, note, notedOn, notedBy }] }: what was seen of the standards of hiring (A-11).' }) hiringFile?: unknown;
  @Prop({ kind: 'text', nullable: true, mask: 'account', right: 'staff:read-pay', description: 'Where pay is sent, masked (**** 1234); revealField answers the whole.' }) payAccount?: string | null;
  @Prop({ kind: 'text', nullable: true, right: 'staff:read-pay', filter: false, sort: false, description: 'At which bank.' }) payBank?: string | null;
  /** The import that made the row, so that it can be taken back. */
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}
