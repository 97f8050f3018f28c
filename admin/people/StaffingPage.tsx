// How many people the shifts of a store need: the work of their hours and a target, beside who is planned; every figure can be tried otherwise. And who is there: the week's shifts and leave.
import { UsersRound } from 'lucide-react';
import { Fragment, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { gql } from '../provider/client.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainBody, ExplainPopover } from '../shared/Explain.tsx';
import { dayOf, decimal, rate, signed, useFormat } from '../shared/format.ts';
import { ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { type Plan, type PlannedShift, STAFFING } from './people.operations.ts';
import { RosterWeek } from './RosterWeek.tsx';
import { TomorrowGaps } from './TomorrowGaps.tsx';
import { mondayOf, WeekSteps } from './WeekSteps.tsx';
import { ROOMS } from './words.ts';

const STORES = gql`query StaffingStores { stores(page: { limit: 200 }) { items { id nameZh nameEn regionId timeZone } } }`;
const FIELDS = [['growth', 1, 0.1], ['targetShare', 0.85, 0.01], ['withinSeconds', 60, 10], ['shrinkage', 0.25, 0.05], ['hoursPerWeek', 40, 1]] as const;
const SOURCES = ['ORDERS', 'INQUIRIES', 'COMPLAINTS'] as const;
type Given = Partial<Record<(typeof FIELDS)[number][0] | (typeof SOURCES)[number], number>>;

function WhatIf({ label, value, step, onValue }: { label: string; value: number | undefined; step: number; onValue: (value: number) => void }) {
  return <label className="row g6 t12 t3">{label}<span className="in sm" style={{ width: 84 }}><input type="number" step={step} min={0} value={value ?? ''} onChange={(event) => { const next = Number(event.target.value); if (event.target.value !== '' && Number.isFinite(next)) onValue(next); }} /></span></label>;
}

function ShiftRow({ shift }: { shift: PlannedShift }) {
  const t = useT();
  const format = useFormat();
  const words = `${shift.from}–${shift.until}`;
  return (
    <tr>
      <td className="lead nw">{words}</td>
      <td className="r t2" data-label={t('staffing.contacts')}>{decimal(shift.contactsPerHour, 2)}</td>
      <td className="r t2 minor">{decimal(shift.load, 2)}</td>
      <td className="r b" data-label={t('staffing.heads')}><ExplainPopover explanation={shift.explain} name={t('staffing.headsOf', { shift: `${t(`staffing.day.${shift.weekday}`)} ${words}` })}>{shift.headsNeeded}</ExplainPopover></td>
      <td className="r" data-label={t('staffing.planned')} title={shift.planned.map((one) => format.person(one)).join(format.language === 'zh' ? '、' : ', ') || undefined}>{shift.headsPlanned}</td>
      <td className="r t2 minor">{rate(shift.answeredPlanned, 0)}</td>
      <td>{shift.gap > 0 ? <StatusTag tone="late">{t('staffing.short', { count: shift.gap })}</StatusTag> : <StatusTag tone="ok">{shift.gap < 0 ? signed(-shift.gap) : t('staffing.enough')}</StatusTag>}</td>
    </tr>
  );
}

export function StaffingPage() {
  const t = useT();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const [given, setGiven] = useState<Given>({});
  const stores = useAsk<{ stores: { items: { id: string; nameZh: string; nameEn: string; regionId: string; timeZone: string }[] } }>(STORES);
  const viewer = useViewer();
  const can = useCan();
  const isRoster = search.get('view') === 'roster';
  const isPhone = matchMedia('(max-width: 599.95px)').matches;
  // Those that some role of the viewer reaches; the server judges by the word.
  const mine = useMemo(() => {
    const roles = viewer?.roles ?? [];
    return (stores.data?.stores.items ?? []).filter((store) => roles.some((role) => role.scope === 'ALL' || role.storeId === store.id || role.regionId === store.regionId));
  }, [viewer, stores.data]);
  const storeId = search.get('store') ?? mine[0]?.id ?? '';
  const asked = search.get('week') ?? '';
  const week = mondayOf(/^\d{4}-\d{2}-\d{2}$/.test(asked) && Number.isFinite(Date.parse(asked)) ? asked : dayOf(new Date()));
  const go = (change: Record<string, string | null>): void => setSearch((before) => {
    const next = new URLSearchParams(before);
    for (const [key, value] of Object.entries(change)) { if (value === null) next.delete(key); else next.set(key, value); }
    return next;
  }, { replace: true });
  const input = useMemo(() => {
    const { ORDERS, INQUIRIES, COMPLAINTS, ...rest } = given;
    const sources = Object.entries({ ORDERS, INQUIRIES, COMPLAINTS }).flatMap(([key, minutes]) => (minutes === undefined ? [] : [{ key, minutes }]));
    return { storeId, week, ...rest, ...(sources.length ? { sources } : {}) };
  }, [storeId, week, given]);
  const { data, error, isPending, refetch } = useAsk<{ staffing: Plan }>(STAFFING, { input }, { enabled: Boolean(storeId) && !isRoster });
  const plan = data?.staffing;
  const days = useMemo(() => {
    const by = new Map<string, PlannedShift[]>();
    for (const { on } of plan?.otherDays ?? []) by.set(on, []);
    for (const shift of plan?.shifts ?? []) by.set(shift.on, [...(by.get(shift.on) ?? []), shift]);
    return [...by].sort(([a], [b]) => a.localeCompare(b)).map(([on, shifts]) => ({ on, shifts, other: plan?.otherDays.find((one) => one.on === on) }));
  }, [plan]);
  return (
    <>
      <PageHeader title={t('staffing.title')} facts={plan && <><span>{t('staffing.employed', { count: plan.employed })}</span><span className="b">{t('staffing.needed', { count: plan.peopleNeeded })}</span></>}>
        <label className="row g6 t12 t3">{t('scorecards.store')}<span className="in sm"><select value={storeId} onChange={(event) => go({ store: event.target.value })}>{mine.map((one) => <option key={one.id} value={one.id}>{format.named(one)}</option>)}</select></span></label>
      </PageHeader>
      <SectionTabs sections={ROOMS} label={t('scorecards.rooms')} />
      <div className="row toolrow bare wrap"><span className="seg" role="group" aria-label={t('staffing.title')}>{[false, true].map((roster) => <button key={String(roster)} type="button" aria-pressed={roster === isRoster} onClick={() => go({ view: roster ? 'roster' : null })}>{t(roster ? 'roster.title' : 'staffing.plan')}</button>)}</span><WeekSteps from={week} onWeek={(monday) => go({ week: monday })} /></div>
      {storeId && can('tickets:read') && <TomorrowGaps storeId={storeId} />}
      {isRoster ? (storeId ? <RosterWeek key={storeId} storeId={storeId} from={week} zone={mine.find((one) => one.id === storeId)?.timeZone} /> : null) : <>
      <details open={!isPhone}><summary className="phone-only lk t13" style={{ padding: '10px 16px' }}>{t('staffing.whatIf')}</summary><div className="row g12 wrap whatif" role="group" aria-label={t('staffing.whatIf')}>
        {FIELDS.map(([key, usual, step]) => <WhatIf key={key} label={t(`staffing.${key}`)} step={step} value={given[key] ?? usual} onValue={(value) => setGiven({ ...given, [key]: value })} />)}
        {SOURCES.map((key) => <WhatIf key={key} label={t(`staffing.minutes.${key}`)} step={1} value={given[key] ?? plan?.sources.find((one) => one.key === key)?.minutes} onValue={(value) => setGiven({ ...given, [key]: value })} />)}
        {Object.keys(given).length > 0 && <button type="button" className="btn sm" onClick={() => setGiven({})}>{t('staffing.usual')}</button>}
      </div></details>
      {error ? <Failed what={t('staffing.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows rows={8} /> : !plan ? <Empty icon={UsersRound} title={t('state.notFound')} text={t('state.notFoundText')} /> : (
        <div className="two">
          <div className="main">
            {days.length === 0 ? <Empty icon={UsersRound} title={t('staffing.noShifts')} text={t('staffing.noShiftsText')} /> : <div className="scrollx" tabIndex={0}>
              <table className="table phone" aria-label={t('staffing.title')}>
                <thead><tr><th scope="col">{t('staffing.shift')}</th><th scope="col" className="r">{t('staffing.contacts')}</th><th scope="col" className="r">{t('staffing.load')}</th><th scope="col" className="r">{t('staffing.heads')}</th><th scope="col" className="r">{t('staffing.planned')}</th><th scope="col" className="r">{t('staffing.answered')}</th><th scope="col">{t('staffing.gap')}</th></tr></thead>
                <tbody>{days.map(({ on, shifts, other }) => (
                  <Fragment key={on}>
                    <tr><th scope="rowgroup" colSpan={7} style={{ textAlign: 'left' }}>{t(`staffing.day.${new Date(`${on}T00:00:00Z`).getUTCDay() || 7}`)} <span className="t12 t3">{format.day(on)}</span>{other && <> <StatusTag tone={other.isOpen ? undefined : 'soon'}>{other.label[format.language]}</StatusTag></>}</th></tr>
                    {shifts.map((shift) => <ShiftRow key={shift.from} shift={shift} />)}
                  </Fragment>
                ))}</tbody>
              </table>
            </div>}
          </div>
          <ContextPanel label={t('scorecards.how')}><PanelSection title={t('scorecards.how')}><ExplainBody explanation={plan.explain} /></PanelSection></ContextPanel>
        </div>
      )}
      </>}
    </>
  );
}
