// Careers: the next step with its evidence, applications and decisions, the rotation list, and the ladder in versions, as tabs of one page.
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan, useViewer } from '../provider/viewer.ts';
import { PageHeader } from '../shared/Page.tsx';
import { ApplicationList } from './ApplicationList.tsx';
import { LadderEditor } from './LadderEditor.tsx';
import { RotationList } from './RotationList.tsx';
import { StepList } from './StepList.tsx';

const TABS = ['steps', 'applications', 'rotation', 'ladder'] as const;
const TITLES: Record<(typeof TABS)[number], string> = { steps: 'careers.tabSteps', applications: 'careers.tabApplications', rotation: 'careers.tabRotation', ladder: 'careers.tabLadder' };

export function CareersPage() {
  const t = useT();
  const can = useCan();
  const viewer = useViewer();
  const [params] = useSearchParams();
  // The list of a year is the whole chain's: those who decide over all of it see it.
  const decidesAll = can('staff:decide-careers') && (viewer?.roles ?? []).some((role) => role.scope === 'ALL');
  const shown = TABS.filter((one) => one !== 'rotation' || decidesAll);
  const tab = shown.find((one) => one === params.get('tab')) ?? 'steps';
  return (
    <>
      <PageHeader title={t('careers.title')} />
      <nav className="tabs" aria-label={t('careers.title')}>{shown.map((one) => <Link key={one} className="tab" to={one === 'steps' ? '/careers' : `/careers?tab=${one}`} aria-current={one === tab ? 'page' : undefined}>{t(TITLES[one])}</Link>)}</nav>
      {tab === 'steps' ? <StepList /> : tab === 'applications' ? <ApplicationList /> : tab === 'rotation' ? <RotationList /> : <LadderEditor />}
    </>
  );
}
