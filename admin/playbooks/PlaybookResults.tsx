// How well one version of a playbook does: how often it was used, finished, ended well, how long it took, and what customers said after it.
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { type Explanation, ExplainPopover } from '../shared/Explain.tsx';
import { count, decimal, rate } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';

const MEASURES = ['count', 'finishedShare', 'goodShare', 'wholeShare', 'minutesMedian', 'satisfactionMean'] as const;
type Key = (typeof MEASURES)[number];
const RESULTS = gql(`query PlaybookResults($filter: JSON!) {
  ${MEASURES.map((key) => `${key}: measure(key: "playbookUses.${key}", period: { kind: ALL }, filter: $filter) { value explain }`).join('\n  ')}
}`);

/** Of the version that is shown; each figure opens how it came about. */
export function PlaybookResults({ versionId, number }: { versionId: string; number: number }) {
  const t = useT();
  const { data } = useAsk<Record<Key, { value: string | null; explain: Explanation }>>(RESULTS, { filter: { versionId: { eq: versionId } } }, { staleTime: 60_000 });
  if (!data) return null;
  const say: Record<Key, (value: string) => string> = {
    count, finishedShare: rate, goodShare: rate, wholeShare: rate, satisfactionMean: (value) => decimal(value, 2),
    minutesMedian: (value) => { const minutes = Math.round(Number(value)); return minutes < 120 ? t('playbooks.minutes', { count: minutes }) : t('playbooks.hours', { count: Math.round(minutes / 60) }); },
  };
  return (
    <PanelSection title={t('playbooks.ofVersion', { number })}>
      <dl className="facts t13">{MEASURES.map((key) => {
        const { value, explain } = data[key];
        return <div key={key} className="row"><dt className="t2">{t(`playbooks.result.${key}`)}</dt><dd className="end">{value === null ? '–' : <ExplainPopover name={t(`playbooks.result.${key}`)} explanation={explain}>{say[key](value)}</ExplainPopover>}</dd></div>;
      })}</dl>
    </PanelSection>
  );
}
