// What all purchases together say: when customers come and what for, who leaves, how cohorts stay, who and what brings the most.
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { addDays, dayOf } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { PURCHASE_SECTIONS } from '../shared/purchase-sections.ts';
import './analyses.css';
import { BestCustomers, BestProducts } from './Bests.tsx';
import { Cohorts, Leavers } from './Stayers.tsx';
import { Times } from './Times.tsx';

const SPANS = [90, 180, 365, 0];

export function PurchaseAnalyses() {
  const t = useT();
  const { storeIds } = useScope();
  const [days, setDays] = useState(90);
  const scope = storeIds ? { storeIds } : {};
  const filter = { ...(days ? { from: addDays(dayOf(new Date()), 1 - days) } : {}), ...scope };
  return (
    <>
      <PageHeader title={t('analyses.title')}>
        <label className="row g6 t12 t3">{t('baskets.period')}<span className="in sm"><select value={String(days)} onChange={(event) => setDays(Number(event.target.value))}>
          {SPANS.map((span) => <option key={span} value={span}>{span ? t('rfm.window', { count: span }) : t('baskets.ever')}</option>)}
        </select></span></label>
      </PageHeader>
      <SectionTabs sections={PURCHASE_SECTIONS} label={t('analyses.sections')} />
      <div className="col g16 home">
        <Times filter={filter} />
        <div className="home-two"><Cohorts filter={scope} /><Leavers scope={scope} /></div>
        <div className="home-two"><BestCustomers filter={filter} /><BestProducts filter={filter} /></div>
      </div>
    </>
  );
}
