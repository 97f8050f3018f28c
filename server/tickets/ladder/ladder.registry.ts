// What an alert about a ticket is about: the ticket, or the incident that it belongs to, so that a person hears of an incident once.
import type { WriteContext } from '../../core/context.ts';

export interface Matter { matter: string; /** Told again when more happens (a ticket), or once for all (an incident). */ again: boolean; link?: { resource: string; id: string } }
type MatterOf = (tx: WriteContext, ticketId: string) => Promise<Matter | null>;
let incidents: MatterOf = async () => null;
/** Says to which matter a ticket belongs, beyond itself; answers what said so before. */
export function setIncidentMatter(find: MatterOf): MatterOf {
  const before = incidents;
  incidents = find;
  return before;
}

/** The matter of a ticket's alerts. */
export const matterOf = async (tx: WriteContext, ticketId: string): Promise<Matter> => (await incidents(tx, ticketId)) ?? { matter: `ticket:${ticketId}`, again: true };
