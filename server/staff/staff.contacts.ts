// Where accounts are reached: the address of their employee, and the zone of the store where she works.
import { setContacts, type Contact } from '../platform/notify/notify.registry.ts';

const CONTACTS = `select u.id::text "userId", e.email, s.time_zone "zone" from users u left join employees e on e.id = u.employee_id and (e.left_on is null or e.left_on > now()::date)
  left join stores s on s.id = e.store_id where u.id = any($1::bigint[]) order by u.id`;

setContacts(async (ctx, userIds) => ('manager' in ctx ? ctx.manager.query<Contact[]>(CONTACTS, [userIds]) : (await ctx.db.write.query<Contact>(CONTACTS, [userIds])).rows));
