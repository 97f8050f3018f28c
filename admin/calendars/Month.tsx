// A month as a table of days: open hours, holidays and make-up days by name, days whose holidays are not published yet.
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import type { Content } from './calendars.operations.ts';
import { daysOf, type MonthDay, sayShifts } from './month.ts';

/** `onDay`: a day may be changed. */
export function Month({ content, month, onDay }: { content: Content; month: string; onDay?: (day: string) => void }) {
  const t = useT();
  const format = useFormat();
  const days = daysOf(content, month);
  const lead = (days[0]?.weekday ?? 1) - 1;
  const cells: (MonthDay | null)[] = [...Array.from({ length: lead }, () => null), ...days];
  while (cells.length % 7) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7));
  const inside = (one: MonthDay) => {
    const name = one.exception && format.named(one.exception);
    return (
      <>
        <span className="date">{Number(one.date.slice(8))}</span>
        {one.exception && <span className={one.exception.isWorking ? 'soonc' : 'ac'}>{name && name !== '–' ? name : t(one.exception.isWorking ? 'calendars.makeUp' : 'calendars.holiday')}</span>}
        <span className="hours">{one.shifts.length > 0 ? (content.calendarKind === 'ELAPSED' ? t('calendars.all') : sayShifts(one.shifts)) : t('calendars.closed')}</span>
        {!one.isCovered && <span className="t11 pausedc">{t('calendars.unpublished')}</span>}
      </>
    );
  };
  return (
    <div style={{ padding: '0 20px' }}>
      <table className="month" aria-label={format.month(month)}>
        <thead><tr>{[1, 2, 3, 4, 5, 6, 7].map((day) => <th key={day} scope="col">{t(`calendars.weekday.${day}`)}</th>)}</tr></thead>
        <tbody>{weeks.map((week, row) => (
          <tr key={row}>{week.map((one, at) => (!one ? <td key={at} className="none" /> : (
            <td key={one.date} className={[one.shifts.length === 0 && 'closed', one.exception && 'except'].filter(Boolean).join(' ') || undefined}>
              {onDay ? <button type="button" className="cell" aria-label={`${format.day(one.date)} ${one.shifts.length > 0 ? sayShifts(one.shifts) : t('calendars.closed')}`} onClick={() => onDay(one.date)}>{inside(one)}</button> : <span className="cell">{inside(one)}</span>}
            </td>
          )))}</tr>
        ))}</tbody>
      </table>
    </div>
  );
}
