// Where a ticket stands in the chain: the certificate that lets its agent take it, and the scorecards on which it counts.
import { Chain } from '../shared/Chain.tsx';
import type { SideProps } from './TicketSide.tsx';

export const TicketChain = ({ ticket }: SideProps) => <Chain noun="Ticket" id={ticket.id} without={['Finding']} />;
