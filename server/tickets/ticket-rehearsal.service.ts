// Opens a ticket as if at another instant, and works on it: for the demo chain, whose past is made by the product's own verbs.
import type { OpenTicketInput } from '../../schema/tickets/ticket.inputs.ts';
import type { Context } from '../core/context.ts';
import { recordCallback, resolveTicket, waitTicket } from './ticket.acts.ts';
import { openTicket } from './ticket.open.ts';
import { replyToTicket } from './ticket.reply.ts';

/** The ticket as it would have been opened then, with its clocks. Answers its wire id. */
export const rehearseTicket = (ctx: Context, at: Date, input: OpenTicketInput): Promise<string> => openTicket({ ...ctx, clock: { now: () => at } }, input);

/** What is done to it at the instant of the context. */
export const rehearse = { reply: replyToTicket, wait: waitTicket, resolve: resolveTicket, callBack: recordCallback } as const;
