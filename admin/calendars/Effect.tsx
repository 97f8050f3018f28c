// What a draft would change in the twelve months to come: working days and open hours, before and after.
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import { useStill } from '../shared/useStill.ts';
import { type Content, draftOf, type MonthChange, TRY } from './calendars.operations.ts';

export function Effect({ calendarId, content }: { calendarId: string; content: Content }) {
  const t = useT();
  const format = useFormat();
  const asked = JSON.stringify(draftOf(content));
  const rested = useStill(asked);
  const { data, error } = useAsk<{ previewCalendar: { months: MonthChange[] } }>(TRY, { input: { id: calendarId, draft: JSON.parse(rested) as Record<string, unknown> } });
  const months = (data?.previewCalendar.months ?? []).filter((one) => one.workingDaysBefore !== one.workingDaysAfter || one.openHoursBefore !== one.openHoursAfter);
  const hours = (value: number | null) => (value === null ? '–' : format.decimal(value, 1));
  return (
    <PanelSection title={t('calendars.effect')}>
      {error ? <p className="err-line" role="alert">{Object.values(error.fields ?? {})[0] ?? error.message}</p> : months.length === 0 ? <p className="t12 t3" role="status">{data ? t('calendars.noEffect') : ''}</p> : (
        <table className="table compact flush" aria-label={t('calendars.effect')}>
          <thead><tr><th scope="col">{t('calendars.month')}</th><th scope="col" className="r">{t('calendars.workingDays')}</th><th scope="col" className="r">{t('calendars.hours')}</th></tr></thead>
          <tbody>{months.map((one) => (
            <tr key={one.month}><td>{format.month(one.month)}</td><td className="r">{one.workingDaysBefore ?? '–'} → <b>{one.workingDaysAfter}</b></td><td className="r">{hours(one.openHoursBefore)} → <b>{hours(one.openHoursAfter)}</b></td></tr>
          ))}</tbody>
        </table>
      )}
    </PanelSection>
  );
}
