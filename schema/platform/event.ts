// The one log of every write: who, when, what, before and after, why; sealed into a hash chain by a background job.
import { Noun, Prop } from '../base.ts';

@Noun('Event', {
  table: 'events', roots: { one: 'event', many: 'auditLog' }, read: 'platform:read-events', defaultSort: { prop: 'id', order: 'DESC' },
  description: 'One write: who did what to which row, with what was there before and after.',
})
export class Event {
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'instant', fallback: 'now()' }) at!: string;
  @Prop({ kind: 'id', of: 'User', nullable: true }) actorId?: string | null;
  @Prop({ kind: 'text', description: 'Name of the person, key or job that acted.' }) actorName!: string;
  @Prop({ kind: 'text', facet: true, description: 'noun.verb, such as customer.tagged' }) kind!: string;
  @Prop({ kind: 'text', facet: true }) resource!: string;
  @Prop({ kind: 'text', nullable: true, description: 'Wire id of the row.' }) resourceId?: string | null;
  @Prop({ kind: 'id', of: 'Customer', nullable: true }) customerId?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true }) storeId?: string | null;
  @Prop({ kind: 'json', nullable: true, description: 'What was there; personal values stand apart.' }) before?: unknown;
  @Prop({ kind: 'json', nullable: true }) after?: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false }) reason?: string | null;
  @Prop({ kind: 'text', nullable: true, sort: false }) requestId?: string | null;
  /** Salted hash of the personal values of this event: they can be erased without breaking the chain. */
  @Prop({ kind: 'text', hidden: true, nullable: true }) privateHash?: string | null;
  @Prop({ kind: 'int', hidden: true, fallback: '0' }) chainNo!: number;
}
