// Finding one's ticket without a link: its number and the last six digits of the phone that it was opened with; guesses are few and all answered alike.
import { timingSafeEqual } from 'node:crypto';
import { PortalPurpose } from '../../../schema/tickets/portal.ts';
import type { Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { tryWithin, type Limited } from '../../platform/auth/try-limit.service.ts';
import { makeLink } from './portal-link.service.ts';
import { tokenOf } from './portal-token.rules.ts';
import { portalReasons } from './portal.messages.ts';

/** Wrong tries in 15 minutes, of one ticket number and of one address. */
export const TRIES_PER_NUMBER = 5;
export const TRIES_PER_ADDRESS = 40;
/** A way in by code holds so long. */
const CODE_MS = 2 * 3_600_000;

interface Found { id: string; customerId: string; phones: string[] }
// The one that a ticket was joined into is opened in its place when it is the same customer's.
const FIND = `
  with recursive chain as (
    select t.id, t.customer_id, t.joined_into, t.contact_phone, 0 step from ticket_keys k join tickets t on t.customer_id = k.customer_id and t.id = k.ticket_id where k.kind = 'NUMBER' and k.value = $1
    union all
    select n.id, n.customer_id, n.joined_into, chain.contact_phone, chain.step + 1 from chain join ticket_keys k on k.kind = 'NUMBER' and k.value = chain.joined_into
      join tickets n on n.customer_id = k.customer_id and n.id = k.ticket_id where n.customer_id = chain.customer_id and chain.step < 5
  )
  select chain.id::text, chain.customer_id::text "customerId", array_remove(array[chain.contact_phone, case when not c.is_stand_in then c.phone end], null) phones
  from chain join customers c on c.id = chain.customer_id order by chain.step desc limit 1`;

/** Do the digits end one of the phones? Each is compared, in the same time. */
export function endsOne(phones: readonly string[], digits: string): boolean {
  const asked = Buffer.from(digits);
  let holds = false;
  for (const phone of phones) {
    const tail = Buffer.from(phone.replace(/\D/g, '').slice(-6).padStart(6, ' '));
    holds = (tail.length === asked.length && timingSafeEqual(tail, asked)) || holds;
  }
  return holds;
}

const often = (limit: Limited): never => { throw new AppError('RATE_LIMITED', portalReasons.PORTAL_OFTEN, { retryAfter: limit.wait }); };

/** A token for the ticket of that number, when the digits are right; a wrong number and wrong digits are told the same. `ctx` is the system's. */
export async function findTicket(ctx: Context, asked: { number: string; digits: string; address: string }): Promise<{ token: string; expiresAt: string }> {
  const byAddress = await tryWithin(ctx.db, 'pa', asked.address, TRIES_PER_ADDRESS);
  if (!byAddress.isAllowed) often(byAddress);
  const byNumber = await tryWithin(ctx.db, 'pn', asked.number, TRIES_PER_NUMBER);
  if (!byNumber.isAllowed) often(byNumber);
  const { rows: [found] } = await ctx.db.write.query<Found>(FIND, [asked.number]);
  // A number that nobody has is compared with nobody's phone, so that it takes the same time.
  const isRight = endsOne(found?.phones.length ? found.phones : ['000000000'], asked.digits) && Boolean(found?.phones.length);
  if (!found || !isRight) throw new AppError('NOT_FOUND', portalReasons.PORTAL_CODE);
  await Promise.all([byAddress.undo(), byNumber.undo()]);
  const link = await transact(ctx, async (tx) => {
    const [kept] = await tx.manager.query<{ id: string; expiresAt: Date }[]>(
      `select id::text, expires_at "expiresAt" from portal_links where customer_id = $1 and ticket_id = $2 and is_by_code and revoked_at is null and expires_at > $3::timestamptz + interval '1 hour' order by portal_links.id desc limit 1`,
      [found.customerId, found.id, tx.clock.now()]);
    return kept ?? makeLink(tx, found, PortalPurpose.PROGRESS, CODE_MS, true);
  });
  return { token: tokenOf(ctx.db.settings.secret, { id: link.id, purpose: PortalPurpose.PROGRESS }), expiresAt: new Date(link.expiresAt).toISOString() };
}
