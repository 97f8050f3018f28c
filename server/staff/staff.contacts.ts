// Where accounts are reached: the address of their employee, and the zone of the store where she works.
import { ask } from '../core/ask.ts';
import { businessDay } from '../core/context.ts';
import { setContacts, type Contact } from '../platform/notify/notify.registry.ts';

const CONTACTS = `select u.id::text "userId", e.email, s.time_zone "zone" from users u left join employees e on e.id = u.employee_id and (e.left_on is null or e.left_on > $2::date)
  left join stores s on s.id = e.store_id where u.id = any($1::bigint[]) order by u.id`;

setContacts(async (ctx, userIds) => ask<Contact>(ctx, CONTACTS, [userIds, businessDay(ctx)]));
