// Says to staffing who is on the desk of a store, and when.
import { ask } from '../../core/ask.ts';
import { defineRoster, type RosterShift } from '../../staff/staffing/roster.registry.ts';

defineRoster((ctx, storeId, from, until) => ask<RosterShift>(ctx, `
  select e.id::text "employeeId", e.name, e.name_en "nameEn", to_json(o.starts_at at time zone 'UTC') #>> '{}' || 'Z' "startsAt", to_json(o.ends_at at time zone 'UTC') #>> '{}' || 'Z' "endsAt"
  from on_calls o join employees e on e.id = o.employee_id
  where o.level = 'L1' and o.store_id = $1 and o.starts_at < $3::timestamptz and o.ends_at > $2::timestamptz and o.ends_at > o.starts_at order by o.starts_at, e.id`, [storeId, from, until], 'read'));
