// A store's week: who is on shift on which day, who is away with leave, and whose certificate is lacking on the day of a shift.
import { CalendarOff, Plus, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, BUSINESS_ZONE, dayOf, useFormat } from '../shared/format.ts';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { type PlannedShift, SHIFT_HEADS } from './people.operations.ts';
import { HandOutSwitch } from './HandOutSwitch.tsx';
import { END_SHIFT, type Gap, GAPS, type Leave, LEAVES, PEOPLE, REMOVE_LEAVE, SAVE_LEAVE, SAVE_SHIFT, type Shift, SHIFTS, type Somebody } from './roster.operations.ts';
import { useSay } from './words.ts';

const LEAVE_KINDS = ['ANNUAL', 'SICK', 'PERSONAL', 'PARENTAL', 'TRAINING', 'OTHER'] as const;
const WEEK = [0, 1, 2, 3, 4, 5, 6];
/** The instant of a time on a day in the store's zone: the offset is that of the day itself. */
function instantAt(day: string, time: string, zone: string): string {
  const guess = new Date(`${day}T${time}:00Z`);
  const there = new Date(`${guess.toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`);
  return new Date(guess.getTime() - (there.getTime() - guess.getTime())).toISOString();
}
const local = (instant: string, zone: string): { day: string; time: string } => { const [day = '', time = ''] = new Date(instant).toLocaleString('sv-SE', { timeZone: zone }).split(' '); return { day, time: time.slice(0, 5) }; };

type Act = { kind: 'shift'; person: string; day: string } | { kind: 'end'; shift: Shift } | { kind: 'leave'; person: string; day: string } | { kind: 'back'; leave: Leave };

export function RosterWeek({ storeId, from, zone = BUSINESS_ZONE }: { storeId: string; from: string; zone?: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const say = useSay();
  const today = dayOf(new Date());
  const [act, setAct] = useState<Act | null>(null);
  const until = addDays(from, 7);
  const span = { from: instantAt(from, '00:00', zone), until: instantAt(until, '00:00', zone) };
  const reads = can('tickets:read');
  const people = useAsk<{ employees: { items: Somebody[] } }>(PEOPLE, { storeId });
  const shifts = useAsk<{ onCalls: { items: Shift[] } }>(SHIFTS, { filter: { storeId: { eq: storeId }, startsAt: { lt: span.until }, endsAt: { gt: span.from } } }, { staleTime: 0 });
  const leaves = useAsk<{ leaves: { items: Leave[] } }>(LEAVES, { filter: { employee: { storeId: { eq: storeId } }, fromOn: { lt: until }, untilOn: { gt: from } } }, { enabled: can('staff:read-personal'), staleTime: 0 });
  const gaps = useAsk<Record<string, Gap[]>>(GAPS, Object.fromEntries(WEEK.map((n) => [`d${n}`, addDays(from, n)])), { enabled: reads, staleTime: 0 });
  // Beside who is there: who is needed in each shift of the day, by the plan.
  const plan = useAsk<{ staffing: { shifts: Pick<PlannedShift, 'on' | 'from' | 'until' | 'headsNeeded' | 'headsPlanned' | 'gap'>[] } }>(SHIFT_HEADS, { input: { storeId, week: from } }, { enabled: can('staff:plan'), staleTime: 0 });
  const error = people.error ?? shifts.error ?? leaves.error;
  if (error) return <Failed what={t('roster.title')} fault={error} onRetry={() => { void people.refetch(); void shifts.refetch(); void leaves.refetch(); }} />;
  if (people.isPending || shifts.isPending) return <SkeletonRows rows={8} />;
  const onShift = (shifts.data?.onCalls.items ?? []).filter((one) => one.endsAt > one.startsAt);
  const away = leaves.data?.leaves.items ?? [];
  const rows = (people.data?.employees.items ?? []).filter((one) => one.position !== 'shop-assistant' || onShift.some((shift) => shift.employeeId === one.id));
  const gapsOn = (n: number): Gap[] => (gaps.data?.[`d${n}`] ?? []).filter((one) => one.storeId === storeId);
  const done = async (words: string): Promise<void> => { setAct(null); await Promise.all([shifts.refetch(), leaves.refetch(), gaps.refetch(), ...(can('staff:plan') ? [plan.refetch()] : [])]); toastDone(words); };
  const mayPlan = can('tickets:retarget');
  const mayLeave = can('staff:write');
  const choices = rows.map((one) => ({ value: one.id, label: `${format.person(one)} ${say.position(one.position)}` }));
  const lacking = WEEK.reduce((sum, n) => sum + gapsOn(n).length, 0);
  return (
    <>
      <div className="row g8 wrap" style={{ padding: '10px 20px 10px 24px' }}>
        {lacking > 0 && <StatusTag tone="late" icon={<ShieldAlert size={12} aria-hidden />}>{t('roster.gaps', { count: lacking, smart_count: lacking })}</StatusTag>}
        <span className="sp" />
        {reads && <HandOutSwitch storeId={storeId} />}
        {mayLeave && <button type="button" className="btn" onClick={() => setAct({ kind: 'leave', person: '', day: today })}><CalendarOff size={14} aria-hidden />{t('roster.leave')}</button>}
        {mayPlan && <button type="button" className="btn pri" onClick={() => setAct({ kind: 'shift', person: '', day: addDays(today, 1) })}><Plus size={14} aria-hidden />{t('roster.shift')}</button>}
      </div>
      <div className="scrollx" tabIndex={0}>
        <table className="table" aria-label={t('roster.title')}>
          <thead><tr><th scope="col">{t('roster.person')}</th>{WEEK.map((n) => { const day = addDays(from, n); return <th key={day} scope="col">{t(`staffing.day.${n + 1}`)}<span className="t12 t3" style={{ display: 'block' }}>{format.day(day)}</span></th>; })}</tr></thead>
          <tbody>{rows.map((one) => (
            <tr key={one.id}><th scope="row" style={{ textAlign: 'left' }}><Link className="b" to={`/employees/${one.id}/show`}>{format.person(one)}</Link><span className="t12 t3" style={{ display: 'block', fontWeight: 400 }}>{say.position(one.position)}</span></th>
              {WEEK.map((n) => {
                const day = addDays(from, n);
                const leave = away.find((each) => each.employeeId === one.id && each.fromOn <= day && each.untilOn > day);
                const mine = onShift.filter((shift) => shift.employeeId === one.id && (local(shift.startsAt, zone).day === day || (local(shift.startsAt, zone).day < day && shift.endsAt > instantAt(day, '00:00', zone))));
                const lacks = gapsOn(n).filter((gap) => gap.employeeId === one.id);
                return (
                  <td key={day}><span className="col g4">
                    {mine.map((shift) => { const words = `${local(shift.startsAt, zone).time}–${local(shift.endsAt, zone).time}`; return mayPlan ? <button key={shift.id} type="button" className="btn sm" aria-label={t('roster.endOf', { name: format.person(one), day: format.day(day), time: words })} onClick={() => setAct({ kind: 'end', shift })}>{words}</button> : <span key={shift.id} className="t13 nw">{words}</span>; })}
                    {leave && (mayLeave ? <button type="button" className="btn sm" aria-label={t('roster.backOf', { name: format.person(one), day: format.day(day) })} onClick={() => setAct({ kind: 'back', leave })}>{t(`leaveKind.${leave.leaveKind}`)}</button> : <StatusTag tone="paused">{t('roster.away')}</StatusTag>)}
                    {leave && mine.length > 0 && <StatusTag tone="late">{t('roster.clash')}</StatusTag>}
                    {lacks.map((gap) => <Link className="row" style={{ minHeight: 24 }} key={`${gap.kindId} ${gap.category?.en ?? ''}`} to="/certificates?tab=gaps" title={gap.category ? format.label(gap.category) : undefined}><StatusTag tone="late" icon={<ShieldAlert size={12} aria-hidden />}>{t('roster.lacks', { kind: format.label(gap.kind) })}</StatusTag></Link>)}
                  </span></td>
                );
              })}</tr>
          ))}</tbody>
          {plan.data && <tfoot><tr><th scope="row" style={{ textAlign: 'left' }}>{t('roster.needed')}</th>{WEEK.map((n) => {
            const day = addDays(from, n);
            return <td key={day}><span className="col g4">{plan.data?.staffing.shifts.filter((shift) => shift.on === day).map((shift) => (
              <span key={shift.from} className="t12 nw">{shift.from}–{shift.until} <StatusTag tone={shift.gap > 0 ? 'late' : 'ok'}>{t('roster.heads', { planned: shift.headsPlanned, needed: shift.headsNeeded })}</StatusTag></span>
            ))}</span></td>;
          })}</tr></tfoot>}
        </table>
      </div>
      {act?.kind === 'shift' && <FormDialog title={t('roster.shift')} act={t('roster.save')} defaults={{ employeeId: act.person, day: act.day, from: '09:00', until: '15:00' }} onClose={() => setAct(null)}
        onSend={async (values) => {
          const startsAt = instantAt(String(values.day), String(values.from), zone);
          const ends = String(values.until) <= String(values.from) ? addDays(String(values.day), 1) : String(values.day);
          await request(SAVE_SHIFT, { input: { employeeId: values.employeeId, level: 'L1', storeId, startsAt, endsAt: instantAt(ends, String(values.until), zone) } });
          await done(t('roster.saved'));
        }}>
        <SelectField name="employeeId" label={t('roster.person')} required choices={choices} /><TextField name="day" label={t('roster.day')} type="date" required /><Pair><TextField name="from" label={t('roster.from')} type="time" required /><TextField name="until" label={t('roster.until')} type="time" required /></Pair>
      </FormDialog>}
      {act?.kind === 'end' && <FormDialog title={t('roster.end')} text={t('roster.endText')} act={t('roster.end')} onClose={() => setAct(null)}
        onSend={async () => { await request(END_SHIFT, { input: { id: act.shift.id, expectedVersion: act.shift.version } }); await done(t('roster.ended')); }}>{null}</FormDialog>}
      {act?.kind === 'leave' && <FormDialog title={t('roster.leave')} text={t('roster.leaveText')} act={t('roster.save')} defaults={{ employeeId: act.person, leaveKind: 'ANNUAL', fromOn: act.day, untilOn: addDays(act.day, 1), note: '' }} onClose={() => setAct(null)}
        onSend={async (values) => { await request(SAVE_LEAVE, { input: { employeeId: values.employeeId, leaveKind: values.leaveKind, fromOn: values.fromOn, untilOn: values.untilOn, note: values.note || null } }); await done(t('roster.leaveSaved')); }}>
        <SelectField name="employeeId" label={t('roster.person')} required choices={choices} /><SelectField name="leaveKind" label={t('roster.kind')} required choices={LEAVE_KINDS.map((value) => ({ value, label: t(`leaveKind.${value}`) }))} />
        <Pair><TextField name="fromOn" label={t('roster.fromOn')} type="date" required /><TextField name="untilOn" label={t('roster.untilOn')} type="date" required /></Pair><TextField name="note" label={t('roster.note')} />
      </FormDialog>}
      {act?.kind === 'back' && <FormDialog title={t('roster.back')} text={t('roster.backText', { from: format.day(act.leave.fromOn), until: format.day(addDays(act.leave.untilOn, -1)) })} act={t('roster.back')} onClose={() => setAct(null)}
        onSend={async () => { await request(REMOVE_LEAVE, { input: { id: act.leave.id, expectedVersion: act.leave.version } }); await done(t('roster.leaveGone')); }}>{null}</FormDialog>}
    </>
  );
}
