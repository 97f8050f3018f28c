// What is asked of each server: the product's document, the limit's statement for the same answer, PostGraphile's document.

export interface Asked {
  product: { query: string; variables(argument: string): object };
  /** Path of the limit: name of its statement and the argument. */
  limit: string;
  postgraphile?: { query: string; variables(argument: string): object };
  /** What every answer must hold. */
  must(argument: string): string;
}

/** "|" stands between the arguments of a statement. */
export const STATEMENTS: Record<string, string> = {
  detail: `select json_build_object('data', json_build_object('customer', row_to_json(r)))::text from (
    select c.id::text, c.member_no "memberNo", c.name, c.tier, c.gender, mask_phone(c.phone) phone, c.joined_on "joinedOn", row_to_json(s) store,
      (select coalesce(json_agg(t), '[]') from (select t.id::text, t.name_zh "nameZh", t.colour from customer_tags g join tags t on t.id = g.tag_id
        where g.customer_id = c.id and (g.expires_at is null or g.expires_at > now()) order by t.name_zh, t.id) t) tags,
      (select json_build_object('items', coalesce(json_agg(p), '[]')) from (select 'P' || p.customer_id || '-' || p.id id, p.purchased_at "purchasedAt", p.receipt_no "receiptNo",
          round(p.amount, 2)::text amount, p.line_count "lineCount", json_build_object('nameZh', ps.name_zh) store
        from purchases p left join stores ps on ps.id = p.store_id where p.customer_id = c.id order by p.purchased_at desc, p.id desc limit 20) p) purchases
    from customers c left join lateral (select st.id::text, st.name_zh "nameZh" from stores st where st.id = c.store_id) s on true where c.id = $1::bigint) r`,
  list: `select json_build_object('data', json_build_object('customers', json_build_object('total',
      (select count(*) from (select 1 from customers where store_id = $1::bigint and tier = $2 and not is_stand_in and merged_into_id is null limit 10001) n),
      'items', (select coalesce(json_agg(r), '[]') from (
        select c.id::text, c.member_no "memberNo", c.name, c.tier, mask_phone(c.phone) phone, json_build_object('id', s.id::text, 'nameZh', s.name_zh) store,
          json_build_object('visits90', b.visits90, 'spend365', round(b.spend365, 2)::text, 'lastPurchaseOn', b.last_purchase_on) behaviour,
          (select coalesce(json_agg(t), '[]') from (select t.id::text, t.name_zh "nameZh", t.colour from customer_tags g join tags t on t.id = g.tag_id
            where g.customer_id = c.id and (g.expires_at is null or g.expires_at > now()) order by t.name_zh, t.id) t) tags
        from customers c left join stores s on s.id = c.store_id left join customer_behaviour b on b.customer_id = c.id
        where c.store_id = $1::bigint and c.tier = $2 and not c.is_stand_in and c.merged_into_id is null order by c.id limit 25) r))))::text`,
  queue: `select json_build_object('data', json_build_object('tickets', json_build_object('total',
      (select count(*) from (select 1 from tickets where store_id = $1::bigint and status = $2 limit 10001) n),
      'items', (select coalesce(json_agg(r), '[]') from (
        select 'W' || t.customer_id || '-' || t.id id, t.number, t.subject, t.status, t.priority, t.next_due_at "nextDueAt",
          json_build_object('id', c.id::text, 'name', c.name, 'tier', c.tier, 'tags', (select coalesce(json_agg(g), '[]') from (select g.id::text, g.name_zh "nameZh", g.colour from customer_tags ct join tags g on g.id = ct.tag_id
            where ct.customer_id = c.id and (ct.expires_at is null or ct.expires_at > now()) order by g.name_zh, g.id) g)) customer,
          json_build_object('id', e.id::text, 'name', e.name) assignee, json_build_object('id', s.id::text, 'nameZh', s.name_zh) store,
          (select json_build_object('items', coalesce(json_agg(v), '[]')) from (select v.id::text, v.kind, v.direction, v.body, v.created_at "createdAt" from ticket_events v
            where v.customer_id = t.customer_id and v.ticket_id = t.id order by v.created_at desc, v.id desc limit 3) v) events
        from tickets t left join customers c on c.id = t.customer_id left join employees e on e.id = t.assignee_id left join stores s on s.id = t.store_id
        where t.store_id = $1::bigint and t.status = $2 order by t.next_due_at nulls last, t.id limit 25) r))))::text`,
  preview: `with f as materialized (select b.customer_id id from customer_behaviour b join customers c on c.id = b.customer_id and not c.is_stand_in and c.merged_into_id is null
      where (b.spend365 > 50000 or b.visits30 >= 12) and not exists (select 1 from customer_tags t where t.customer_id = b.customer_id and t.tag_id = $1::bigint and (t.expires_at is null or t.expires_at > now())) limit 10001)
    select json_build_object('data', json_build_object('previewSegment', json_build_object('count', (select count(*) from f), 'sample', (select json_agg(r) from (
      select c.id::text, c.member_no "memberNo", c.name, c.tier, round(b.spend365, 2)::text spend365, b.visits30 from (select id from f order by id limit 25) f
      join customers c on c.id = f.id join customer_behaviour b on b.customer_id = c.id order by c.id) r))))::text`,
};

/** What a reply writes, by hand. */
export const REPLY_STATEMENTS = {
  lock: `select status, version, store_id from tickets where customer_id = $1 and id = $2 for no key update`,
  write: `with t as (update tickets set last_event_at = now(), updated_at = now(), first_responded_at = coalesce(first_responded_at, now()), unanswered_since = null, version = version + 1
      where customer_id = $1 and id = $2 returning 'W' || customer_id || '-' || id id, version, status),
    e as (insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, lang, author_id, author_name, body) values ($1, $2, now(), 'MESSAGE', 'OUT', 'DESK', 'zh', null, 'Bench', $3))
    select json_build_object('data', json_build_object('replyToTicket', row_to_json(t)))::text from t`,
  log: `with e as (insert into events (at, actor_name, kind, resource, resource_id, customer_id, before, after) values (now(), 'Bench', 'ticket.replied', 'Ticket', $1, $2, '{}', '{"channel": "DESK"}') returning id, customer_id),
    p as (insert into event_private (event_id, customer_id, salt, data) select id, customer_id, md5(random()::text), '{"body": "您好，已经查到订单，马上为您办理。"}' from e)
    insert into outbox (at, topic, resource, resource_id, row_version, customer_id, payload) select now(), 'ticket.replied', 'Ticket', $1, 1, $2, jsonb_build_object('event', id::text) from e`,
};

const TAGGED_X = '5';
export const PREVIEW_RULE = {
  all: [{ any: [{ field: 'spend365', op: 'over', value: '50000.00' }, { field: 'visits30', op: 'atLeast', value: '12' }] }, { field: 'tags', op: 'hasNone', value: [TAGGED_X] }],
};

export const DETAIL: Asked = {
  product: {
    query: `query Detail($id: ID!) { customer(id: $id) { id memberNo name tier gender phone joinedOn store { id nameZh } tags { id nameZh colour }
      purchases(page: { limit: 20 }) { items { id purchasedAt receiptNo amount lineCount store { nameZh } } } } }`,
    variables: (id) => ({ id }),
  },
  limit: 'detail',
  postgraphile: {
    query: `query Detail($id: BigInt!) { customerByRowId(rowId: $id) { rowId memberNo name tier gender phone joinedOn storeByStoreId { rowId nameZh }
      customerTagsByCustomerId { nodes { tagByTagId { rowId nameZh colour } } }
      purchasesByCustomerId(first: 20, orderBy: [PURCHASED_AT_DESC]) { nodes { rowId purchasedAt receiptNo amount lineCount storeByStoreId { nameZh } } } } }`,
    variables: (id) => ({ id }),
  },
  must: (id) => `"${id}"`,
};

export const LIST: Asked = {
  product: {
    query: `query List($store: ID!, $tier: Tier!) { customers(filter: { storeId: { eq: $store }, tier: { eq: $tier } }, page: { limit: 25 }) { total
      items { id memberNo name tier phone store { id nameZh } behaviour { visits90 spend365 lastPurchaseOn } tags { id nameZh colour } } } }`,
    variables: (argument) => { const [store, tier] = argument.split('|'); return { store, tier }; },
  },
  limit: 'list',
  postgraphile: {
    query: `query List($store: BigInt!, $tier: String!) { allCustomers(condition: { storeId: $store, tier: $tier }, first: 25, orderBy: [PRIMARY_KEY_ASC]) { totalCount
      nodes { rowId memberNo name tier phone storeByStoreId { rowId nameZh } customerBehaviourByCustomerId { visits90 spend365 lastPurchaseOn }
        customerTagsByCustomerId { nodes { tagByTagId { rowId nameZh colour } } } } } }`,
    variables: (argument) => { const [store, tier] = argument.split('|'); return { store, tier }; },
  },
  must: () => 'spend365',
};

export const QUEUE: Asked = {
  product: {
    query: `query Queue($store: ID!, $status: TicketStatus!) { tickets(filter: { storeId: { eq: $store }, status: { eq: $status } }, sort: [{ field: NEXT_DUE_AT }], page: { limit: 25 }) { total
      items { id number subject status priority nextDueAt customer { id name tier tags { id nameZh colour } } assignee { id name } store { id nameZh }
        events(page: { limit: 3 }) { items { id kind direction body createdAt } } } } }`,
    variables: (argument) => { const [store, status] = argument.split('|'); return { store, status }; },
  },
  limit: 'queue',
  postgraphile: {
    query: `query Queue($store: BigInt!, $status: String!) { allTickets(condition: { storeId: $store, status: $status }, first: 25, orderBy: [NEXT_DUE_AT_ASC]) { totalCount
      nodes { rowId number subject status priority nextDueAt customerByCustomerId { rowId name tier customerTagsByCustomerId { nodes { tagByTagId { rowId nameZh colour } } } }
        employeeByAssigneeId { rowId name } storeByStoreId { rowId nameZh }
        ticketEventsByCustomerIdAndTicketId(first: 3, orderBy: [CREATED_AT_DESC]) { nodes { rowId kind direction body createdAt } } } } }`,
    variables: (argument) => { const [store, status] = argument.split('|'); return { store, status }; },
  },
  must: () => 'nextDueAt',
};

/** Twelve digits that the load replaces by a number of its own in each request. */
export const UNIQUE = '000000000000';
export const REPLY: Asked = {
  product: {
    query: `mutation Reply($input: ReplyToTicketInput!) { replyToTicket(input: $input) { id version status } }`,
    variables: (id) => ({ input: { id, idempotencyKey: `bench-${UNIQUE}`, body: '您好，已经查到订单，马上为您办理。' } }),
  },
  limit: 'reply',
  must: (id) => `"${id}"`,
};

export const PREVIEW: Asked = {
  product: {
    query: `mutation Preview($input: PreviewSegmentInput!) { previewSegment(input: $input) { count isExact sample { id memberNo name tier spend365 visits30 } } }`,
    variables: () => ({ input: { rule: PREVIEW_RULE, sampleSize: 25 } }),
  },
  limit: 'preview',
  must: () => '"sample"',
};
export const PREVIEW_ARGUMENT = TAGGED_X;
