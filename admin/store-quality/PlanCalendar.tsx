// The plan calendar: what is planned, done and overdue in a month at all stores, of every programme.
import { useT } from '../i18n/language.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { PLAN_SECTIONS } from '../shared/quality-sections.ts';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { PlanMonth } from './PlanMonth.tsx';
import './store-quality.css';

export function PlanCalendar() {
  const t = useT();
  return (
    <>
      <PageHeader title={t('storeQuality.plan')} />
      <SectionTabs sections={PLAN_SECTIONS} label={t('programmes.title')} />
      <div style={{ padding: '16px 24px' }}><PlanMonth storeId={null} mayPlan /></div>
    </>
  );
}
