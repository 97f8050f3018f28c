// What a point less of return rate is worth to a place in a year, from its own figures, with the way it was reckoned.
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { ExplainPopover } from '../shared/Explain.tsx';
import { moneyWithUnit, rate, useFormat } from '../shared/format.ts';
import { type Lever, LEVER } from './monthly.operations.ts';

export function LeverCard({ place }: { place: { reviewScope: string; storeId: string | null; regionId: string | null } }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<Lever>(LEVER, { input: place });
  const lever = data?.returnLever;
  if (!lever) return null;
  return (
    <section>
      <h2>{t('lever.title')}</h2>
      <p className="t13"><ExplainPopover name={t('lever.title')} explanation={lever.explanation}>{moneyWithUnit(lever.worthAmount, format.language)}</ExplainPopover> {t('lever.worth')}{lever.profitPoints !== null && ` · ${t('lever.points', { points: lever.profitPoints })}`} · {t('lever.rate')} {lever.returnRate === null ? '–' : rate(lever.returnRate)}</p>
    </section>
  );
}
