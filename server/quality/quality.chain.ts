// Quality in the chain: an audit or a ticket shows a finding, a finding leads to actions, an action to what is learnt because of it.
import { defineChainNoun, defineChainTie } from '../platform/chain/chain.registry.ts';

defineChainNoun({
  noun: 'Audit', kind: { zh: '检查', en: 'Audit' },
  titles: `select a.id::text k, s.name_zh || ' ' || a.number zh, s.name_en || ' ' || a.number en from audits a join stores s on s.id = a.store_id where a.id = any($1::bigint[])`,
});
defineChainNoun({ noun: 'Finding', kind: { zh: '问题项', en: 'Finding' }, titles: `select id::text k, number || ' ' || title_zh zh, number || ' ' || title_en en from findings where id = any($1::bigint[])` });
defineChainNoun({
  noun: 'CorrectiveAction', kind: { zh: '整改', en: 'Corrective action' }, titles: `select id::text k, number || ' ' || what_zh zh, number || ' ' || coalesce(what_en, what_zh) en from corrective_actions where id = any($1::bigint[])`,
});

defineChainTie({
  from: 'Audit', to: 'Finding', after: `select id::text k from findings where source = 'AUDIT' and source_key = $1::text order by id`, before: `select source_key k from findings where id = $1 and source = 'AUDIT' and source_key ~ '^[0-9]{1,18}$'`,
});
defineChainTie({
  from: 'Ticket', to: 'Finding', after: 'select finding_id::text k from finding_tickets where ticket_id = $1 order by finding_id desc', before: 'select ticket_id::text k from finding_tickets where finding_id = $1 order by ticket_id limit 40',
});
defineChainTie({
  from: 'Finding', to: 'CorrectiveAction', after: 'select id::text k from corrective_actions where finding_id = $1 order by id', before: 'select finding_id::text k from corrective_actions where id = $1',
});
defineChainTie({
  from: 'Finding', to: 'TrainingRecord', after: 'select distinct record_id::text k from training_needs where finding_id = $1 and action_id is null order by 1', before: 'select distinct finding_id::text k from training_needs where record_id = $1 and finding_id is not null and action_id is null',
});
defineChainTie({
  from: 'CorrectiveAction', to: 'TrainingRecord', after: 'select distinct record_id::text k from training_needs where action_id = $1 order by 1', before: 'select distinct action_id::text k from training_needs where record_id = $1 and action_id is not null',
});
