// Who is on call for a level of the ladder, and which categories somebody is good at.
import { Noun, Prop, Row } from '../base.ts';
import { TicketLevel } from './kinds.ts';

@Noun('OnCall', {
  table: 'on_calls', read: 'staff:read', roots: { one: 'onCall', many: 'onCalls' }, defaultSort: { prop: 'startsAt', order: 'DESC' },
  description: 'Somebody is on call for a level: of a store, of a region, or of the chain. Before all others the ladder asks who is on call. Who works when is no more secret than who works where.',
})
export class OnCall extends Row {
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'enum', enum: TicketLevel, facet: true }) level!: TicketLevel;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Region', nullable: true, facet: true, description: 'Neither store nor region: the chain.' }) regionId?: string | null;
  @Prop({ kind: 'instant' }) startsAt!: string;
  @Prop({ kind: 'instant' }) endsAt!: string;
}

@Noun('AgentSkill', {
  table: 'agent_skills', read: 'tickets:read', roots: { one: 'agentSkill', many: 'agentSkills' },
  description: 'Somebody is good at tickets of a category. Where nobody of a store is, everybody gets them.',
})
export class AgentSkill extends Row {
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'TicketCategory', facet: true }) categoryId!: string;
  @Prop({ kind: 'int', fallback: '1', description: '1 to 5.' }) weight!: number;
}
