// Who is on tomorrow's roster of a store without what a category of tickets asks for: said wherever people are planned.
import { ShieldAlert } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { type Gap, TOMORROW } from './roster.operations.ts';

export function TomorrowGaps({ storeId }: { storeId: string }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ rosterGaps: (Gap & { name: string })[] }>(TOMORROW, {}, { staleTime: 0 });
  const rows = (data?.rosterGaps ?? []).filter((one) => one.storeId === storeId);
  if (rows.length === 0) return null;
  return (
    <section className="note late col g4" style={{ alignItems: 'stretch', margin: '12px 16px 0' }} aria-label={t('roster.tomorrow')}>
      <p className="row g6 t13 b"><ShieldAlert size={14} aria-hidden />{t('roster.tomorrow')}</p>
      <ul className="plain t13">{rows.map((one) => <li key={`${one.onCallId} ${one.kindId} ${one.category?.en ?? ''}`}><Link className="lk" to={`/employees/${one.employeeId}/show`}>{format.person(one)}</Link> {t('roster.lacksFor', { kind: format.label(one.kind), category: one.category ? format.label(one.category) : t('roster.everything') })}</li>)}</ul>
    </section>
  );
}
