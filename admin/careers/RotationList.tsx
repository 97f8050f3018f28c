// Who of a year may apply for a rotation: the best tenth within a position, by the rule that stands above the list.
import { Award } from 'lucide-react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { dayOf, decimal, useFormat } from '../shared/format.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { type Listed, type Position, positionNames, ROTATION } from './careers.operations.ts';

export function RotationList() {
  const t = useT();
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const now = Number(dayOf(new Date()).slice(0, 4));
  const year = Number(params.get('year')) || now;
  const { data, error, isPending, refetch } = useAsk<{ rotationList: Listed[]; positions: { items: Position[] } }>(ROTATION, { year }, { staleTime: 0 });
  const rows = data?.rotationList ?? [];
  const named = positionNames(data?.positions.items, format.named);
  return (
    <>
      <div className="row g12 wrap" style={{ padding: '10px 20px 10px 24px' }}>
        <span className="seg" role="group" aria-label={t('careers.year')}>{[now - 1, now].map((one) => <button key={one} type="button" aria-pressed={one === year} onClick={() => setParams({ tab: 'rotation', year: String(one) }, { replace: true })}>{one}{one === now ? ` ${t('careers.soFar')}` : ''}</button>)}</span>
        <p className="t12 t3" style={{ flex: '1 1 320px' }}>{t('careers.rule')}</p>
      </div>
      {error ? <Failed what={t('careers.tabRotation')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Award} title={t('careers.noList')} text={t('careers.noListText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('careers.tabRotation')}>
            <thead><tr><th scope="col">{t('careers.person')}</th><th scope="col">{t('careers.group')}</th><th scope="col" className="r">{t('careers.place')}</th><th scope="col" className="r">{t('careers.score')}</th></tr></thead>
            <tbody>{rows.map((one) => <tr key={one.employeeId}><td className="lead"><Link className="b" to={`/employees/${one.employeeId}/show`}>{format.person(one)}</Link></td><td className="t2">{one.group === 'others' ? t('careers.others') : named(one.group)}</td><td className="r">{t('careers.placeOf', { place: one.place, of: one.of })}</td><td className="r b">{decimal(one.score, 2)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
