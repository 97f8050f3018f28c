// The tier rules in words: what is in force, what was before, and the next version with other limits and grace.
import { useQueryClient } from '@tanstack/react-query';
import { Crown } from 'lucide-react';
import { type RaRecord, useGetList } from 'ra-core';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { standing, useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag, TierBadge } from '../shared/cells.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Card, PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { SETTINGS } from './CustomFieldList.tsx';
import { LevelInputs, RuleWords } from './LevelInputs.tsx';
import { type Level, withInputs, inputsOf } from './levels.ts';

interface RuleRow extends RaRecord { id: string; number: number; levels: Level[]; effectiveFrom: string; supersededAt: string | null }
const SAVE = gql`mutation SaveTierRule($input: SaveTierRuleInput!) { saveTierRule(input: $input) { id number } }`;
const COUNTS = gql`query TierCounts { customerFacets(fields: [TIER]) { field buckets { value count } } }`;

export function TierRules() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data, error, isPending, refetch } = standing(useGetList<RuleRow>('tierRules', { pagination: { page: 1, perPage: 50 }, sort: { field: 'number', order: 'DESC' } }, { retry: false }));
  const { data: counts } = useAsk<{ customerFacets: { buckets: { value: string; count: number }[] }[] }>(COUNTS);
  const [now, ...before] = data ?? [];
  const countOf = (tier: string) => counts?.customerFacets[0]?.buckets.find((bucket) => bucket.value === tier)?.count ?? 0;
  return (
    <>
      <PageHeader title={t('tierRules.title')} facts={now && <><span>{t('tierRules.version', { number: now.number })}</span><span>{t('tierRules.since', { at: format.instantInside(now.effectiveFrom) })}</span></>}>
        {now && can('customers:write-models') && <button type="button" className="btn pri" onClick={() => setOpen(true)}>{t('tierRules.publish')}</button>}
      </PageHeader>
      <SectionTabs sections={SETTINGS} label={t('settings.sections')} />
      {error ? <Failed what={t('tierRules.title')} fault={error as Fault} onRetry={() => void refetch()} /> : isPending ? <SkeletonRows rows={3} height={120} />
        : !now ? <Empty icon={Crown} title={t('tierRules.empty')} text={t('tierRules.emptyText')} /> : (
          <div className="cards" style={{ paddingTop: 16 }}>
            {now.levels.map((level) => (
              <Card key={level.tier} title={<span className="row g6"><TierBadge tier={level.tier} />{format.label({ zh: level.labelZh, en: level.labelEn })}</span>}
                actions={<OpenNumber to={listLink('customers', { tier: [level.tier] })} label={t('tierRules.segments')}>{format.count(countOf(level.tier))}</OpenNumber>}>
                <RuleWords rule={level.entry} />
                <p className="t12 t3" style={{ marginTop: 8 }}>{level.graceDays ? t('tierRules.graceDays', { count: level.graceDays }) : t('tierRules.noGrace')}</p>
              </Card>
            ))}
            <Card title={<span className="row g6"><TierBadge tier="REGULAR" /></span>} actions={<OpenNumber to={listLink('customers', { tier: ['REGULAR'] })} label={t('tierRules.segments')}>{format.count(countOf('REGULAR'))}</OpenNumber>}>
              <p className="t13 t2">{t('tierRules.rest', { tier: t('tier.REGULAR') })}</p>
            </Card>
            {before.length > 0 && (
              <Card title={t('tierRules.history')}>
                <ul className="col g8">{before.map((row) => (
                  <li key={row.id} className="col g2"><span className="row g6 t13"><span className="b">{t('tierRules.version', { number: row.number })}</span><StatusTag>{t('tierRules.until', { from: format.instantInside(row.effectiveFrom), to: format.instantInside(row.supersededAt) })}</StatusTag></span>
                    {row.levels.map((level) => <RuleWords key={level.tier} rule={level.entry} lead={format.label({ zh: level.labelZh, en: level.labelEn })} quiet />)}</li>
                ))}</ul>
              </Card>
            )}
          </div>
        )}
      {open && now && (
        <FormDialog title={t('tierRules.publish')} text={t('tierRules.publishText')} act={t('tierRules.publish')} defaults={inputsOf(now.levels)} onClose={() => setOpen(false)}
          onSend={async (values) => {
            const { saveTierRule } = await request<{ saveTierRule: { number: number } }>(SAVE, { input: { levels: withInputs(now.levels, values) } });
            toastDone(t('tierRules.published', { number: saveTierRule.number }));
            setOpen(false);
            await queries.invalidateQueries({ queryKey: ['tierRules'] });
          }}>
          <LevelInputs levels={now.levels} />
        </FormDialog>
      )}
    </>
  );
}
