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
  preview: `with f as materialized (select b.customer_id id from customer_behaviour b join customers c on c.id = b.customer_id and not c.is_stand_in and c.merged_into_id is null
      where (b.spend365 > 50000 or b.visits30 >= 12) and not exists (select 1 from customer_tags t where t.customer_id = b.customer_id and t.tag_id = $1::bigint and (t.expires_at is null or t.expires_at > now())) limit 10001)
    select json_build_object('data', json_build_object('previewSegment', json_build_object('count', (select count(*) from f), 'sample', (select json_agg(r) from (
      select c.id::text, c.member_no "memberNo", c.name, c.tier, round(b.spend365, 2)::text spend365, b.visits30 from (select id from f order by id limit 25) f
      join customers c on c.id = f.id join customer_behaviour b on b.customer_id = c.id order by c.id) r))))::text`,
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

export const PREVIEW: Asked = {
  product: {
    query: `mutation Preview($input: PreviewSegmentInput!) { previewSegment(input: $input) { count isExact sample { id memberNo name tier spend365 visits30 } } }`,
    variables: () => ({ input: { rule: PREVIEW_RULE, sampleSize: 25 } }),
  },
  limit: 'preview',
  must: () => '"sample"',
};
export const PREVIEW_ARGUMENT = TAGGED_X;
