// Who holds what on a day, as parts of statements: the one place that says when a grant counts, and how far it reaches.

/** A placeholder of the statement, `$2`. */
type Place = `$${number}`;

/** Does a grant (by its alias) count on that day? The day on which it ends counts no more. */
export const inForce = (grant: string, day: Place): string => `${grant}.starts_on <= ${day}::date and (${grant}.ends_on is null or ${grant}.ends_on > ${day}::date)`;

/**
 * A table of the grants that count on that day, of open accounts whose people have not left: `from ${heldOn('$1')} h` has `user_id`,
 * `employee_id` (null of who is nobody's colleague), `role_key`, `words`, `scope`, `store_id` and `region_id`.
 */
export const heldOn = (day: Place): string => `(
    select u.id user_id, u.employee_id, r.key role_key, r.words, g.scope, g.store_id, g.region_id
    from role_grants g join roles r on r.id = g.role_id join users u on u.id = g.user_id left join employees e on e.id = u.employee_id
    where u.status = 'ACTIVE' and (e.left_on is null or e.left_on > ${day}::date) and ${inForce('g', day)})`;

/** Does what is held (by its alias) reach the store? Of none, what is the whole chain's, only what reaches everything does. */
export const reachesStore = (held: string, store: Place): string =>
  `(${held}.scope = 'ALL' or (${held}.scope = 'STORE' and ${held}.store_id = ${store}::bigint) or (${held}.scope = 'REGION' and ${held}.region_id = (select region_id from stores where id = ${store}::bigint)))`;
