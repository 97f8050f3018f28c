// An incident in a writer's hand: found, locked, judged by the stores that it touches and by its state; saved under its verb.
import { Incident } from '../../../schema/tickets/incident.ts';
import { authorise, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { lockRow } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { incidentStates, type IncidentAct } from './incident.rules.ts';

/** Refuses an incident that touches a store out of the reach of the word: those of its tickets, and its own. */
async function judgeIncident(tx: WriteContext, row: Incident): Promise<void> {
  const reach = reachOf(tx.viewer, 'tickets:write-incidents');
  if (reach.all) return;
  const stores = await tx.manager.query<{ id: string }[]>('select distinct t.store_id::text id from incident_tickets x join tickets t on t.customer_id = x.customer_id and t.id = x.ticket_id where x.incident_id = $1', [row.id]);
  const touched = [...stores.map((one) => one.id), ...(row.storeId ? [row.storeId] : [])];
  if (!touched.length || touched.some((id) => !reach.storeIds.includes(id))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'tickets:write-incidents' } });
}

/** The incident, locked, when the viewer may act on all that it touches; a stale `expectedVersion` is CONFLICT. */
export async function incidentToWrite(tx: WriteContext, id: string, act: IncidentAct, expectedVersion?: number | null): Promise<Incident> {
  authorise(tx, 'tickets:write-incidents');
  const row = decodeId('Incident', id) && await lockRow(tx, Incident, id);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await judgeIncident(tx, row);
  if (expectedVersion !== undefined && expectedVersion !== null && row.version !== expectedVersion) throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: row.id, version: row.version } });
  incidentStates.next(row.state, act);
  return row;
}

/** Saves an incident one version on, under the trade's verb. */
export async function keepIncident(tx: WriteContext, row: Incident, verb: string, patch: Partial<Incident>): Promise<Incident> {
  return withVerb(tx, verb, () => tx.manager.save(Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));
}
