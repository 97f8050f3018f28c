// The tabs above runs and schemes, and above statements and disputes.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { inSight } from '../shared/SectionTabs.tsx';

const TABS = [['incentiveRuns', 'incentives.runs', 'incentives:read'], ['incentiveSchemes', 'incentives.schemes', 'incentives:read'], ['payStudio', 'studio.title', 'incentives:read'], ['payLedger', 'payLedger.title', 'platform:read-ledger'], ['statements', 'incentives.statements', 'staff:read-pay'], ['statementDisputes', 'incentives.disputes', 'staff:read-pay'], ['awardNominations', 'nominations.title', 'staff:read']] as const;

export function PayTabs({ at }: { at: (typeof TABS)[number][0] }) {
  const t = useT();
  const can = useCan();
  return <nav className="tabs" aria-label={t('incentives.runs')}>{TABS.filter(([, , word]) => can(word)).map(([name, label]) => <Link key={name} ref={name === at ? inSight : undefined} className="tab" to={`/${name}`} aria-current={name === at ? 'page' : undefined}>{t(label)}</Link>)}</nav>;
}
