// Kinds of links that are sent to customers: where one leads, whether it still holds, and who hears how its sending went.
import type { Context, WriteContext } from '../../core/context.ts';

export interface SentLink { customerId: string; ticketId: string; expiresAt: string; isLive: boolean }
/** How a sending ended: `to` is masked, `way` says by what. */
export interface Sending { state: 'SENT' | 'FAILED' | 'NO_WAY'; to: string | null; way: string | null; at: Date }

export interface LinkKind {
  purpose: string;
  /** The link of that key; null where there is none. */
  find(tx: WriteContext, id: string): Promise<SentLink | null>;
  /** Its page with its secret: for the customer alone. */
  path(secret: string, id: string): string;
  /** Its id on the wire, as the thread names it; none where readers of a ticket may not see it. */
  wire(link: SentLink, id: string): string | null;
  noted?(tx: WriteContext, link: SentLink, id: string, sending: Sending): Promise<void>;
  /** Keys of live links on a ticket, to which the page of its progress leads whoever was let in there. */
  openOn?(ctx: Context, ticket: { customerId: string; id: string }): Promise<string[]>;
}

const kinds = new Map<string, LinkKind>();
/** Registers a kind; younger modules bring theirs. */
export function defineLinkKind(kind: LinkKind): void {
  if (kinds.has(kind.purpose)) throw new Error(`Links of the purpose ${kind.purpose} are declared twice`);
  kinds.set(kind.purpose, kind);
}
export const linkKind = (purpose: string): LinkKind | undefined => kinds.get(purpose);
export const linkKinds = (): LinkKind[] => [...kinds.values()];

/** Stands in the thread where the customer has the address: who reads along has nothing in hand by which to speak as her. */
export const LINK_MARK = { zh: '〔链接只发给您本人〕', en: '[the link goes to you alone]' } as const;
