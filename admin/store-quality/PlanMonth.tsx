// The plan of a month, of a store or of the chain: planned visits with their window, what was done with its score, what is overdue; on a phone the days as a list.
import { AlertOctagon, CalendarClock, Check, ChevronLeft, ChevronRight, Minus, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { dayOf, decimal, lastDayOf, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { entriesOf, monthOn, type PlanEntry, type PlanTone, weeksOf } from './plan-month.ts';
import { PLAN_MONTH, type PlanAnswer } from './store-quality.operations.ts';

const ICONS: Record<PlanTone, typeof Check> = { planned: CalendarClock, started: PencilLine, done: Check, late: AlertOctagon, cancelled: Minus };

/** How many visits and audits of a month are read at most. */
const MOST = 200;
/** How many stand in a day before the rest is folded. */
const SHOWN = 4;
const COUNTED = ['SUBMITTED', 'PUBLISHED', 'DISPUTED', 'FINAL'];

function Entry({ entry, withStore }: { entry: PlanEntry; withStore: boolean }) {
  const t = useT();
  const format = useFormat();
  const Icon = ICONS[entry.tone];
  const source = entry.audit?.template ?? entry.visit?.programme;
  // A store is told of a visit, not of the programme that it belongs to.
  const what = source ? format.named(source) : t(entry.visit?.announcedStoreId ? 'auditKind.ANNOUNCED' : 'storeQuality.audited');
  const where = withStore ? format.named(entry.audit?.store ?? entry.visit?.store) : '';
  const when = entry.visit && entry.tone !== 'done' ? t('storeQuality.window', { from: entry.visit.windowStart, until: entry.visit.windowEnd }) : null;
  const inside = <><span className="row g4"><Icon size={12} aria-hidden /><b>{t(`storeQuality.${entry.tone}`)}</b>{entry.audit?.finalScore && <span>{decimal(entry.audit.finalScore, 1)}</span>}</span>{where && <span className="what b">{where}</span>}<span className="what">{what}</span>{when && <span className="t3">{when}</span>}</>;
  return entry.audit ? <Link className={`sq-entry ${entry.tone}`} to={`/audits/${entry.audit.id}/show`}>{inside}</Link> : <span className={`sq-entry ${entry.tone}`}>{inside}</span>;
}

/** What stands on a day; of a full day the rest opens. */
function Day({ entries, withStore }: { entries: readonly PlanEntry[]; withStore: boolean }) {
  const t = useT();
  const one = (entry: PlanEntry) => <Entry key={entry.key} entry={entry} withStore={withStore} />;
  if (entries.length <= SHOWN + 1) return <>{entries.map(one)}</>;
  return <>{entries.slice(0, SHOWN).map(one)}<details className="sq-more"><summary className="lk t12">{t('storeQuality.dayMore', { count: entries.length - SHOWN })}</summary>{entries.slice(SHOWN).map(one)}</details></>;
}

export function PlanMonth({ storeId, mayPlan }: { /** Null: of the chain. */ storeId: string | null; /** Sees visits that the store is not told of. */ mayPlan: boolean }) {
  const t = useT();
  const format = useFormat();
  const today = dayOf(new Date());
  const [month, setMonth] = useState(today.slice(0, 7));
  const at = storeId ? { storeId: { eq: storeId } } : {};
  const days = { gte: `${month}-01`, lte: lastDayOf(month) };
  const { data, error, refetch } = useAsk<PlanAnswer>(PLAN_MONTH, { visits: { ...at, plannedOn: days }, audits: { ...at, auditedOn: days, state: { in: COUNTED } }, limit: MOST });
  const entries = data ? entriesOf(data.auditVisits.items, data.audits.items, today) : [];
  const on = (day: string): PlanEntry[] => entries.filter((one) => one.day === day);
  const used = [...new Set(entries.map((one) => one.day))];
  const left = data ? Math.max(0, data.auditVisits.total - MOST) + Math.max(0, data.audits.total - MOST) : 0;
  const turn = (by: number) => setMonth(monthOn(month, by));
  return (
    <Card title={t('storeQuality.plan')} facts={mayPlan ? t('storeQuality.planFacts') : t('storeQuality.secretPlan')} flush actions={(
      <span className="row g4">
        <button type="button" className="ib" aria-label={t('storeQuality.previous')} onClick={() => turn(-1)}><ChevronLeft size={16} aria-hidden /></button>
        <span className="t13 nw" aria-live="polite">{format.month(month)}</span>
        <button type="button" className="ib" aria-label={t('storeQuality.next')} onClick={() => turn(1)}><ChevronRight size={16} aria-hidden /></button>
      </span>
    )}>
      {error ? <Failed what={t('storeQuality.plan')} fault={error} onRetry={() => refetch()} /> : !data ? <SkeletonRows rows={4} /> : (
        <>
          <table className="sq-month desk" aria-label={`${t('storeQuality.plan')} ${format.month(month)}`}>
            <thead><tr>{t('storeQuality.weekdays').split(' ').map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
            <tbody>{weeksOf(month).map((week, at) => (
              <tr key={at}>{week.map((day, place) => (
                <td key={day ?? place} className={day === today ? 'today' : undefined}>{day && <><time className="t12 t3" dateTime={day} aria-current={day === today ? 'date' : undefined}>{Number(day.slice(8))}</time><Day entries={on(day)} withStore={!storeId} /></>}</td>
              ))}</tr>
            ))}</tbody>
          </table>
          {left > 0 && <p className="note soon" style={{ margin: 12 }}>{t('storeQuality.planLeft', { count: left, most: MOST })}</p>}
          {used.length === 0 ? <p className="t13 t2 sq-none">{t('storeQuality.planNone')}</p> : (
            <ul className="plain sq-days">{used.map((day) => <li key={day}><time className="t13 b nw" dateTime={day} aria-current={day === today ? 'date' : undefined}>{format.day(day)}</time><span className="col g4"><Day entries={on(day)} withStore={!storeId} /></span></li>)}</ul>
          )}
        </>
      )}
    </Card>
  );
}
