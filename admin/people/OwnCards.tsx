// One's own score over the periods: the line, its table, and each period's card behind its point.
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { ChartCard } from '../shared/ChartCard.tsx';
import { useFormat } from '../shared/format.ts';
import { type OwnCard, OWN_CARDS } from './people.operations.ts';
import { useSay } from './words.ts';

/** Periods shown: a year and the one before it. */
const MOST = 13;

export function OwnCards({ employeeId, kind }: { employeeId: string; kind: string }) {
  const t = useT();
  const format = useFormat();
  const say = useSay();
  const go = useNavigate();
  const { data } = useAsk<{ scorecards: { items: OwnCard[] } }>(OWN_CARDS, { employeeId, kind, limit: MOST });
  // What has no score yet says nothing; it stands in the table above.
  const cards = [...(data?.scorecards.items ?? [])].reverse().filter((one) => one.score !== null);
  const last = cards.at(-1);
  if (cards.length < 2 || !last) return null;
  const name = (one: OwnCard): string => (kind === 'MONTH' ? format.month(one.fromOn.slice(0, 7)) : say.days(one.fromOn, one.untilOn));
  const open = (at: number): string => `/scorecards/${cards[at]?.id}/show`;
  const points = (value: number): string => say.points(String(value));
  return (
    <div style={{ padding: '16px 24px' }}>
      <ChartCard title={t('scorecards.own')} facts={t('scorecards.ownFacts')} summary={t('scorecards.ownSummary', { count: cards.length, period: name(last), score: say.points(last.score) })} height={200} least={Math.max(0, Math.floor(Math.min(...cards.map((one) => Number(one.score))) / 10) * 10 - 10)}
        labels={cards.map(name)} series={[{ name: t('scorecards.score'), values: cards.map((one) => Number(one.score)), kind: 'line' }]} say={points} onOpen={(at) => go(open(at))} toOf={(at) => <Link className="lk" to={open(at)}>{say.points(cards[at]?.score ?? null)}</Link>} />
    </div>
  );
}
