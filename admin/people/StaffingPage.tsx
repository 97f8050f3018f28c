// How many people a store needs: its work by weekday and a target, beside who is there; every figure can be tried otherwise. And who is there: the week's shifts and leave.
import { UsersRound } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { gql } from '../provider/client.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainBody } from '../shared/Explain.tsx';
import { decimal, rate, signed, useFormat } from '../shared/format.ts';
import { ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { type Plan, STAFFING } from './people.operations.ts';
import { RosterWeek } from './RosterWeek.tsx';
import { TomorrowGaps } from './TomorrowGaps.tsx';
import { ROOMS } from './words.ts';

const STORES = gql`query StaffingStores { stores(page: { limit: 200 }) { items { id nameZh nameEn regionId timeZone } } }`;
const FIELDS = [['growth', 1, 0.1], ['targetShare', 0.85, 0.01], ['withinSeconds', 60, 10], ['peak', 1.6, 0.1], ['shrinkage', 0.25, 0.05], ['hoursPerWeek', 40, 1]] as const;

export function StaffingPage() {
  const t = useT();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const [given, setGiven] = useState<Record<string, number>>({});
  const stores = useAsk<{ stores: { items: { id: string; nameZh: string; nameEn: string; regionId: string; timeZone: string }[] } }>(STORES);
  const viewer = useViewer();
  const can = useCan();
  const isRoster = search.get('view') === 'roster';
  // Those that some role of the viewer reaches; the server judges by the word.
  const mine = useMemo(() => {
    const roles = viewer?.roles ?? [];
    return (stores.data?.stores.items ?? []).filter((store) => roles.some((role) => role.scope === 'ALL' || role.storeId === store.id || role.regionId === store.regionId));
  }, [viewer, stores.data]);
  const storeId = search.get('store') ?? mine[0]?.id ?? '';
  const input = useMemo(() => ({ storeId, ...given }), [storeId, given]);
  const { data, error, isPending, refetch } = useAsk<{ staffing: Plan }>(STAFFING, { input }, { enabled: Boolean(storeId) && !isRoster });
  const plan = data?.staffing;
  return (
    <>
      <PageHeader title={t('staffing.title')} facts={plan && <><span>{t('staffing.employed', { count: plan.employed })}</span><span className="b">{t('staffing.needed', { count: plan.peopleNeeded })}</span></>}>
        <label className="row g6 t12 t3">{t('scorecards.store')}<span className="in sm"><select value={storeId} onChange={(event) => setSearch({ store: event.target.value, ...(isRoster ? { view: 'roster' } : {}) }, { replace: true })}>{mine.map((one) => <option key={one.id} value={one.id}>{format.named(one)}</option>)}</select></span></label>
      </PageHeader>
      <SectionTabs sections={ROOMS} label={t('scorecards.rooms')} />
      <div className="row toolrow bare"><span className="seg" role="group" aria-label={t('staffing.title')}>{[false, true].map((roster) => <button key={String(roster)} type="button" aria-pressed={roster === isRoster} onClick={() => setSearch({ ...(storeId ? { store: storeId } : {}), ...(roster ? { view: 'roster' } : {}) }, { replace: true })}>{t(roster ? 'roster.title' : 'staffing.plan')}</button>)}</span></div>
      {storeId && can('tickets:read') && <TomorrowGaps storeId={storeId} />}
      {isRoster ? (storeId ? <RosterWeek key={storeId} storeId={storeId} zone={mine.find((one) => one.id === storeId)?.timeZone} /> : null) : <>
      <div className="row g12 wrap whatif" role="group" aria-label={t('staffing.whatIf')}>
        {FIELDS.map(([key, usual, step]) => <label key={key} className="row g6 t12 t3">{t(`staffing.${key}`)}<span className="in sm" style={{ width: 84 }}><input type="number" step={step} min={0} value={given[key] ?? usual} onChange={(event) => { const value = Number(event.target.value); if (event.target.value !== '' && Number.isFinite(value)) setGiven({ ...given, [key]: value }); }} /></span></label>)}
        {Object.keys(given).length > 0 && <button type="button" className="btn sm" onClick={() => setGiven({})}>{t('staffing.usual')}</button>}
      </div>
      {error ? <Failed what={t('staffing.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows rows={8} /> : !plan ? <Empty icon={UsersRound} title={t('state.notFound')} text={t('state.notFoundText')} /> : (
        <div className="two">
          <div className="main"><div className="scrollx">
            <table className="table phone" aria-label={t('staffing.title')}>
              <thead><tr><th scope="col">{t('staffing.weekday')}</th><th scope="col" className="r">{t('staffing.open')}</th><th scope="col" className="r">{t('staffing.contacts')}</th><th scope="col" className="r">{t('staffing.load')}</th><th scope="col" className="r">{t('staffing.heads')}</th><th scope="col" className="r">{t('staffing.there')}</th><th scope="col" className="r">{t('staffing.answered')}</th><th scope="col">{t('staffing.gap')}</th></tr></thead>
              <tbody>{plan.days.map((one) => (
                <tr key={one.weekday}><td className="lead b">{t(`staffing.day.${one.weekday}`)}</td><td className="r t2 minor">{decimal(one.openHours, 1)}</td><td className="r t2" data-label={t('staffing.contacts')}>{decimal(one.contactsPerHour, 2)}</td><td className="r t2 minor">{decimal(one.load, 2)}</td><td className="r b" data-label={t('staffing.heads')}>{one.headsNeeded}</td><td className="r" data-label={t('staffing.there')}>{decimal(one.headsThere, 1)}</td><td className="r t2 minor">{rate(one.answeredNow, 0)}</td>
                  <td>{one.gap > 0 ? <StatusTag tone="late">{t('staffing.short', { count: decimal(one.gap, 1) })}</StatusTag> : <StatusTag tone="ok">{one.gap < 0 ? signed(-one.gap, 1) : t('staffing.enough')}</StatusTag>}</td></tr>
              ))}</tbody>
            </table>
          </div></div>
          <ContextPanel label={t('scorecards.how')}><PanelSection title={t('scorecards.how')}><ExplainBody explanation={plan.explain} /></PanelSection></ContextPanel>
        </div>
      )}
      </>}
    </>
  );
}
