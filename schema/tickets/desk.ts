// How the desk of a store gives out tickets that nobody has in hand.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum HandOut { OFF = 'OFF', BY_RULE = 'BY_RULE' }
registerEnumType(HandOut, { name: 'HandOut', description: 'OFF: people take tickets or are given them by hand; BY_RULE: as they come in, by certificate, shift, skill and load.' });

@Noun('TicketDesk', {
  table: 'ticket_desks', read: 'tickets:read', roots: { one: 'ticketDesk', many: 'ticketDesks' },
  description: 'How a store’s desk gives out what lies in its queue. A store without one gives out nothing by itself.',
})
export class TicketDesk extends Row {
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'enum', enum: HandOut, facet: true }) handOut!: HandOut;
}
