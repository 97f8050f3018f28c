// The SQL of the audits' way in: rows as one JSON array, each key once.

/** Still as a file left it: people have not touched it. */
const FREE = `(a.transfer_id is not null and a.state = 'FINAL' and not a.is_edited and a.reviewed_by_id is null)`;
export const KNOWN = `select a.external_key "externalKey", a.id::text, a.score::text, a.source_kind "sourceKind", ${FREE} "isFree" from audits a where a.external_key = any($1::text[])`;
export const AUDITS_OF = `
  select a.id::text, a.store_id::text "storeId", a.audited_on::text "day", a.external_key "externalKey", t.key "templateKey", ${FREE} "isFree"
  from audits a join audit_templates t on t.id = a.template_id
  where a.external_key is not null and (a.store_id, a.audited_on) in (select distinct * from unnest($1::bigint[], $2::date[])) order by a.id`;
export const ADD_AUDITS = `
  with x as (select * from jsonb_to_recordset($1::jsonb) as r(number text, template_id bigint, form_version_id bigint, store_id bigint, audited_on date, zone text, score numeric, source_kind text, external_key text)),
  m as (insert into audits (number, template_id, form_version_id, audit_kind, state, store_id, published_store_id, audited_on, started_at, submitted_at, published_at, score, final_score, is_counted, source_kind, external_key, transfer_id, created_at, updated_at)
    select number, template_id, form_version_id, 'UNANNOUNCED', 'FINAL', store_id, store_id, audited_on, (audited_on + time '12:00') at time zone zone, (audited_on + time '12:00') at time zone zone, $3::timestamptz, score, score, true, source_kind, external_key, $2::bigint, $3::timestamptz, $3::timestamptz from x
    on conflict (external_key) do nothing returning id)
  select id::text from m`;
export const CHANGE_AUDITS = `
  with u as (update audits a set score = coalesce(x.score, a.score), final_score = coalesce(x.score, a.final_score), source_kind = coalesce(x.source_kind, a.source_kind), updated_at = $2, version = a.version + 1
    from jsonb_to_recordset($1::jsonb) as x(id bigint, score numeric, source_kind text) where a.id = x.id returning 1) select count(*) from u`;
export const PUT_ITEMS = `
  with x as (select * from jsonb_to_recordset($1::jsonb) as r(audit_id bigint, store_id bigint, audited_on date, question_key text, section_key text, label_zh text, label_en text, is_critical boolean, points numeric, corrected_on date, external_key text)),
  m as (insert into audit_failures as f (audit_id, store_id, audited_on, is_counted, question_key, section_key, label_zh, label_en, is_critical, points, corrected_on, correction_days, external_key, transfer_id, created_at, updated_at)
    select audit_id, store_id, audited_on, true, question_key, section_key, label_zh, label_en, is_critical, points, corrected_on, corrected_on - audited_on, external_key, $2::bigint, $3::timestamptz, $3::timestamptz from x
    on conflict (external_key) do update set corrected_on = excluded.corrected_on, correction_days = excluded.correction_days, updated_at = excluded.updated_at, version = f.version + 1
      where excluded.corrected_on is not null and f.corrected_on is distinct from excluded.corrected_on
    returning audit_id)
  select audit_id::text "auditId", true "isChanged" from m`;
export const UNDO_ITEMS = `with d as (delete from audit_failures f using audits a where a.id = f.audit_id and f.transfer_id = $1 and ${FREE} returning f.audit_id) select audit_id::text "auditId" from d`;
export const UNDO_AUDITS = `with d as (delete from audits a where a.transfer_id = $1 and ${FREE} and not exists (select 1 from audit_failures f where f.audit_id = a.id and f.transfer_id is distinct from $1) returning id) select id::text from d`;

/** What is needed to score: by audit, what failed and how often. */
export const TO_SCORE = `
  select a.id::text, a.template_id::text "templateId", a.score::text, t.key "templateKey", coalesce((select jsonb_object_agg(k, n) from (select f.question_key k, count(*)::int n from audit_failures f where f.audit_id = a.id group by 1) x), '{}') failed
  from audits a join audit_templates t on t.id = a.template_id where a.id = any($1::bigint[]) order by a.id`;
export const SCORE = `
  with u as (update audits a set form_version_id = x.form_version_id, answers = x.answers, computed_score = x.computed_score, band = x.band, final_band = x.band,
      is_passed = x.is_passed, is_final_pass = x.is_passed, outcome = x.outcome, checksum = x.checksum, answered_count = x.answered_count, failed_count = x.failed_count, critical_count = x.critical_count
    from jsonb_to_recordset($1::jsonb) as x(id bigint, form_version_id bigint, answers jsonb, computed_score numeric, band text, is_passed boolean, outcome jsonb, checksum text, answered_count int, failed_count int, critical_count int)
    where a.id = x.id returning 1) select count(*) from u`;
/**
 * What failed the time before, of every store that was touched: checks of one day are one time. Read off all of a store's
 * counted checks by each template, so that files may come in any order.
 */
export const REPEATS = `
  with days as (
    select a.store_id, a.template_id, a.audited_on, min(a.id) first_id, lag(a.audited_on) over (partition by a.store_id, a.template_id order by a.audited_on) before
    from audits a where a.store_id in (select store_id from audits where id = any($1::bigint[])) and a.state not in ('DRAFT', 'VOID') and a.final_score is not null group by 1, 2, 3),
  failed as (
    select distinct d.store_id, d.template_id, d.audited_on, f.question_key
    from days d join audits a on a.store_id = d.store_id and a.template_id = d.template_id and a.audited_on = d.audited_on and a.state not in ('DRAFT', 'VOID') and a.final_score is not null join audit_failures f on f.audit_id = a.id),
  again as (
    select n.store_id, n.template_id, n.audited_on, n.question_key from failed n join days d using (store_id, template_id, audited_on)
    join failed o on o.store_id = n.store_id and o.template_id = n.template_id and o.audited_on = d.before and o.question_key = n.question_key),
  f as (update audit_failures f set is_repeat = true from audits a, again g where a.id = f.audit_id and a.transfer_id is not null and g.store_id = a.store_id and g.template_id = a.template_id and g.audited_on = a.audited_on and g.question_key = f.question_key and not f.is_repeat returning 1),
  u as (update audits a set has_previous = (d.before is not null and a.id = d.first_id), is_repeat = (a.id = d.first_id and exists (select 1 from again g where g.store_id = a.store_id and g.template_id = a.template_id and g.audited_on = a.audited_on))
    from days d where a.transfer_id is not null and a.store_id = d.store_id and a.template_id = d.template_id and a.audited_on = d.audited_on returning 1)
  select (select count(*) from f) + (select count(*) from u)`;
