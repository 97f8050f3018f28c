// Scorecards of a period: who stands where, how that moved, and what waits; counted anew or closed from here.
import { Gauge, Lock, RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Delta, StatusTag } from '../shared/cells.tsx';
import { dayOf, lastDayOf, signed, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { TypedConfirm } from '../shared/TypedConfirm.tsx';
import { CARDS, CLOSE, PERIODS, REFRESH, type CardRow, type PeriodRow, type Subject } from './people.operations.ts';
import { OwnCards } from './OwnCards.tsx';
import { periodOf, ROOMS, useSay } from './words.ts';

const KINDS = ['WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
const SUBJECTS: readonly Subject[] = ['PERSON', 'TEAM', 'STORE', 'REGION'];

export function ScorecardList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const say = useSay();
  const navigate = useNavigate();
  const { storeIds, period: month } = useScope();
  const [search, setSearch] = useSearchParams();
  const [closing, setClosing] = useState(false);
  const kind = KINDS.find((one) => one === search.get('kind')) ?? 'MONTH';
  const subject = SUBJECTS.find((one) => one === search.get('of')) ?? 'PERSON';
  const today = dayOf(new Date());
  // A day that was chosen here counts while the month on screen is its own; else the month says which.
  const chosen = search.get('on');
  const on = chosen?.startsWith(month) ? chosen : today.startsWith(month) ? today : lastDayOf(month);
  const { from } = periodOf(kind, on);
  const filter = useMemo(() => ({
    subjectKind: { eq: subject }, period: { periodKind: { eq: kind }, fromOn: { eq: from } }, ...(storeIds && subject !== 'REGION' ? { storeId: { in: storeIds } } : {}),
  }), [subject, kind, from, storeIds]);
  const { data, error, isPending, refetch } = useAsk<{ scorecards: { total: number; items: CardRow[] }; scorecardPeriods: { items: PeriodRow[] } }>(CARDS, { filter, kind, fromOn: from });
  const put = (values: Record<string, string>): void => { const next = new URLSearchParams(search); for (const [key, value] of Object.entries(values)) next.set(key, value); setSearch(next, { replace: true }); };
  const periods = useAsk<{ scorecardPeriods: { items: PeriodRow[] } }>(PERIODS, { kind });
  const known = periods.data?.scorecardPeriods.items ?? [];
  const period = data?.scorecardPeriods.items[0];
  // Who cannot be compared stands after those who can.
  const rows = [...(data?.scorecards.items ?? [])].sort((a, b) => Number(a.rank === null) - Number(b.rank === null));
  /** Whoever sees nobody else's looks at the own over time. */
  const own = subject === 'PERSON' && viewer?.employeeId && rows.every((row) => row.employeeId === viewer.employeeId) ? viewer.employeeId : null;
  const act = async (work: () => Promise<unknown>, words: string) => { try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault((fault as Fault).message); } };
  const refresh = () => act(() => request(REFRESH, { input: { periodKind: kind, on } }), t('scorecards.refreshed'));
  const isClosed = period?.state === 'CLOSED';
  return (
    <>
      <PageHeader title={t('scorecards.title')} facts={period && <><span>{say.days(period.fromOn, period.untilOn)}</span>{isClosed ? <StatusTag tone="ok">{t('scorecards.closed')}</StatusTag> : period.computedAt && <span className="t3">{t('scorecards.asOf', { at: format.instant(period.computedAt) })}</span>}</>}>
        {!isClosed && <button type="button" className="btn" onClick={() => void refresh()}><RefreshCw size={14} aria-hidden />{t('scorecards.refresh')}</button>}
        {can('staff:close-periods') && period && !isClosed && period.untilOn <= today && <button type="button" className="btn pri" onClick={() => setClosing(true)}><Lock size={14} aria-hidden />{t('scorecards.close')}</button>}
      </PageHeader>
      <SectionTabs sections={ROOMS} label={t('scorecards.rooms')} />
      <div className="row g12 wrap toolrow">
        <span className="seg" role="group" aria-label={t('scorecards.kind')}>{KINDS.map((one) => <button key={one} type="button" aria-pressed={one === kind} onClick={() => put({ kind: one })}>{t(`scorecards.kind.${one}`)}</button>)}</span>
        <label className="row g6 t12 t3">{t('scorecards.which')}<span className="in sm"><select value={from} onChange={(event) => put({ on: event.target.value, period: event.target.value.slice(0, 7) })}>
          {!known.some((one) => one.fromOn === from) && <option value={from}>{say.days(from, periodOf(kind, on).until)}</option>}
          {known.map((one) => <option key={one.id} value={one.fromOn}>{kind === 'MONTH' ? format.month(one.fromOn.slice(0, 7)) : say.days(one.fromOn, one.untilOn)}{one.state === 'CLOSED' ? ` · ${t('scorecards.closed')}` : ''}</option>)}
        </select></span></label>
        <span className="seg" role="group" aria-label={t('scorecards.of')}>{SUBJECTS.map((one) => <button key={one} type="button" aria-pressed={one === subject} onClick={() => put({ of: one })}>{t(`subject.${one}`)}</button>)}</span>
      </div>
      {error ? <Failed what={t('scorecards.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0
        ? <Empty icon={Gauge} title={t('scorecards.empty')} text={t('scorecards.emptyText')}><button type="button" className="btn pri" onClick={() => void refresh()}>{t('scorecards.refresh')}</button></Empty> : (
        <div className="scrollx" style={own ? { flex: 'none' } : undefined}>
          <table className="table phone" aria-label={t('scorecards.title')}>
            <thead><tr><th scope="col">{t(`subject.${subject}`)}</th><th scope="col">{t('scorecards.store')}</th><th scope="col">{t('scorecards.scheme')}</th><th scope="col" className="r">{t('scorecards.score')}</th><th scope="col">{t('scorecards.change')}</th><th scope="col" className="r">{t('scorecards.adjustment')}</th><th scope="col" className="r">{t('scorecards.rank')}</th><th scope="col">{t('scorecards.period')}</th></tr></thead>
            <tbody>{rows.map((row) => {
              const name = format.language === 'zh' ? row.subjectZh : row.subjectEn;
              const by = row.score !== null && row.previousScore !== null ? Number(row.score) - Number(row.previousScore) : null;
              return (
                <tr key={row.id} className="open" onClick={() => navigate(`/scorecards/${row.id}/show`)}>
                  <td className="lead"><Link className="b" to={`/scorecards/${row.id}/show`} onClick={(event) => event.stopPropagation()}>{name}</Link>{row.position && <span className="t12 t3" style={{ display: 'block' }}>{say.position(row.position)}</span>}</td>
                  <td className="t2 minor">{row.store ? format.named(row.store) : '–'}</td><td className="t2 minor">{format.named(row.scheme)}</td>
                  <td className={row.rank === null ? 'r t3' : 'r b'}>{say.points(row.score)}</td><td>{by === null ? <span className="t3">–</span> : <Delta value={by} text={say.points(String(Math.abs(by)))} good="up" />}</td>
                  <td className={Number(row.adjustment) ? 'r t2' : 'r t2 minor'} data-label={t('scorecards.adjustments')}>{Number(row.adjustment) ? signed(row.adjustment, 2) : '–'}</td><td className="r t2">{row.rank ? `${row.rank} / ${row.peerCount}` : '–'}</td><td className="t2 minor nw">{say.days(row.fromOn, row.untilOn)}</td>
                </tr>
              );
            })}</tbody>
          </table>
          {data && data.scorecards.total > rows.length && <p className="t12 t3" style={{ padding: '10px 24px' }}>{t('scorecards.more', { shown: rows.length, total: data.scorecards.total })}</p>}
        </div>
      )}
      {own && !isPending && <OwnCards employeeId={own} kind={kind} />}
      {closing && period && (
        <TypedConfirm title={t('scorecards.closeTitle', { period: say.days(period.fromOn, period.untilOn) })} name={period.fromOn} act={t('scorecards.close')} onClose={() => setClosing(false)}
          onConfirm={() => { setClosing(false); void act(() => request(CLOSE, { input: { id: period.id, expectedVersion: period.version } }), t('scorecards.closedDone')); }}>
          <p>{t('scorecards.closeText', { count: data?.scorecards.total ?? 0 })}</p>
        </TypedConfirm>
      )}
    </>
  );
}
