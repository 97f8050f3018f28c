// Scorecards in the chain: how a card is called there; younger modules say what counts in it.
import { defineChainNoun } from '../../platform/chain/chain.registry.ts';

defineChainNoun({
  noun: 'Scorecard', kind: { zh: '绩效卡', en: 'Scorecard' },
  titles: `select id::text k, subject_zh || ' ' || to_char(from_on, 'YYYY-MM-DD') zh, subject_en || ' ' || to_char(from_on, 'YYYY-MM-DD') en from scorecards where id = any($1::bigint[])`,
});
