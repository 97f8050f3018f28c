// What people are there for and where they were when: positions, levels, placements with their days, and leave.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { EmploymentKind } from './employee.ts';

export enum TeamKind { SERVICE = 'SERVICE', SUPPORT = 'SUPPORT', AFTER_SALES = 'AFTER_SALES', QUALITY = 'QUALITY', STORE = 'STORE', OFFICE = 'OFFICE' }
registerEnumType(TeamKind, { name: 'TeamKind', description: 'Parts of an after-sales team (D-12): service, technical support, after-sales (return, refund, exchange), quality; then the store’s own, and the head office.' });

@Noun('Position', { table: 'positions', read: 'staff:read', defaultSort: { prop: 'place', order: 'ASC' }, description: 'What somebody is there for: an employee names it by its key.' })
export class Position extends Row {
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: TeamKind, facet: true }) team!: TeamKind;
  @Prop({ kind: 'int', description: 'Order in lists.' }) place!: number;
  @Prop({ kind: 'texts', description: 'Its duties, one a line (A-12, C-18).' }) dutiesZh!: string[];
  @Prop({ kind: 'texts' }) dutiesEn!: string[];
  @Prop({ kind: 'texts', description: 'What is asked of whoever is hired for it (A-11).' }) standardsZh!: string[];
  @Prop({ kind: 'texts' }) standardsEn!: string[];
  @Prop({ kind: 'boolean', fallback: 'false' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false' }) isArchived!: boolean;
}

@Noun('JobLevel', { table: 'job_levels', read: 'staff:read', defaultSort: { prop: 'rank', order: 'ASC' }, description: 'A step of the career channel (A-23): an employee names it by its key.' })
export class JobLevel extends Row {
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'int', description: 'Higher is further.' }) rank!: number;
  @Prop({ kind: 'boolean', fallback: 'false' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false' }) isArchived!: boolean;
}

@Noun('Placement', { table: 'placements', read: 'staff:read', defaultSort: { prop: 'fromOn', order: 'DESC' }, description: 'Where an employee worked, as what and under whom, from a day on: what happened on a day belongs to the store of that day.' })
export class Placement extends Row {
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'None: head office.' }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Department', nullable: true }) departmentId?: string | null;
  @Prop({ kind: 'text', facet: true }) position!: string;
  @Prop({ kind: 'text', facet: true }) level!: string;
  @Prop({ kind: 'enum', enum: EmploymentKind }) employment!: EmploymentKind;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) managerId?: string | null;
  @Prop({ kind: 'day' }) fromOn!: string;
  @Prop({ kind: 'day', nullable: true, description: 'The first day that no longer counts; null: until now.' }) untilOn?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) reason?: string | null;
}

export enum LeaveKind { ANNUAL = 'ANNUAL', SICK = 'SICK', PERSONAL = 'PERSONAL', PARENTAL = 'PARENTAL', TRAINING = 'TRAINING', OTHER = 'OTHER' }
registerEnumType(LeaveKind, { name: 'LeaveKind' });

@Noun('Leave', { table: 'leaves', read: 'staff:read-personal', roots: { one: 'leave', many: 'leaves' }, defaultSort: { prop: 'fromOn', order: 'DESC' }, description: 'Days on which an employee is away with leave.' })
export class Leave extends Row {
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, description: 'Where she worked when it began.' }) storeId?: string | null;
  @Prop({ kind: 'enum', enum: LeaveKind, facet: true }) leaveKind!: LeaveKind;
  @Prop({ kind: 'day' }) fromOn!: string;
  @Prop({ kind: 'day', description: 'The first day back.' }) untilOn!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) note?: string | null;
}
