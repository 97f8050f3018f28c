// Statements: one's own, month by month; for those who work on pay, everybody's.
import { BadgeJapaneseYen } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Money } from '../shared/cells.tsx';
import { ReferencePicker } from '../shared/fields.tsx';
import { signed, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { type StatementRow, STATEMENTS } from './incentives.operations.ts';
import './incentives.css';
import { PayTabs } from './PayTabs.tsx';

export function StatementList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const mayAll = can('incentives:read');
  const isAll = mayAll && params.get('tab') === 'all';
  const [offset, setOffset] = useState(0);
  const [person, setPerson] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ statements: { total: number; items: StatementRow[] } }>(STATEMENTS, { offset, filter: isAll ? (person ? { employeeId: { eq: person } } : {}) : { employeeId: { eq: viewer?.employeeId ?? '0' }, publishedAt: { isNull: false } } }, { keep: false, staleTime: 5_000 });
  const rows = data?.statements.items ?? [];
  return (
    <>
      <PageHeader title={t('incentives.statements')} />
      <PayTabs at="statements" />
      {mayAll && <nav className="tabs" aria-label={t('incentives.statements')}><Link className="tab" to="/statements" aria-current={isAll ? undefined : 'page'} onClick={() => setOffset(0)}>{t('incentives.own')}</Link><Link className="tab" to="/statements?tab=all" aria-current={isAll ? 'page' : undefined} onClick={() => setOffset(0)}>{t('incentives.all')}</Link></nav>}
      {isAll && <div className="pay-bar"><div style={{ maxWidth: 320 }}><span className="t12 t2" aria-hidden>{t('incentives.person')}</span><ReferencePicker label={t('incentives.person')} resource="employees" value={person} say={(row) => `${format.person(row)} ${String(row.employeeNo ?? '')}`} onChange={(id) => { setPerson(id); setOffset(0); }} /></div></div>}
      {error ? <Failed what={t('incentives.statements')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={BadgeJapaneseYen} title={t('incentives.statementEmpty')} text={t('incentives.statementEmptyText')}>{mayAll && !isAll && <Link className="btn" to="/statements?tab=all">{t('incentives.seeAll')}</Link>}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('incentives.statements')}>
            <thead><tr><th scope="col">{t('incentives.month')}</th>{isAll && <th scope="col">{t('incentives.person')}</th>}{isAll && <th scope="col">{t('incentives.store')}</th>}<th scope="col" className="r">{t('incentives.yuan', { name: t('incentives.amount') })}</th><th scope="col" className="r">{t('incentives.yuan', { name: t('incentives.adjusted') })}</th><th scope="col" className="r">{t('incentives.yuan', { name: t('incentives.paid') })}</th></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id} className="open" onClick={() => navigate(`/statements/${row.id}/show`)}>
                <td className="lead"><Link className="b" to={`/statements/${row.id}/show`} onClick={(event) => event.stopPropagation()}>{format.month(row.periodFrom.slice(0, 7))}</Link></td>{isAll && <td>{format.person(row.employee)}</td>}{isAll && <td className="t2 minor">{format.named(row.store) || '–'}</td>}
                <td className="r b" data-label={t('incentives.amount')}><Money value={row.totalAmount} /></td><td className="r" data-label={t('incentives.adjusted')}>{Number(row.adjustedAmount) ? signed(row.adjustedAmount, 2) : '–'}</td><td className="r" data-label={t('incentives.paid')}><Money value={row.paidAmount} /></td>
              </tr>
            ))}</tbody>
          </table>
          {(offset > 0 || (data?.statements.total ?? 0) > rows.length) && <p className="row g6" style={{ padding: '10px 20px' }}><button type="button" className="btn" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - 50))}>{t('incentives.back')}</button><button type="button" className="btn" disabled={(data?.statements.total ?? 0) <= offset + rows.length} onClick={() => setOffset(offset + 50)}>{t('incentives.more')}</button></p>}
        </div>
      )}
    </>
  );
}
