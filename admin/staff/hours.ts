// Opening hours of a week: how they are said in one line.
import { useT } from '../i18n/language.tsx';

export type Span = [from: string, to: string];
export type Hours = Record<string, Span[]>;
export const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** What somebody typed as HH:MM of the 24-hour clock (24:00 is the end of the day), or null. */
export function timeOf(text: string): string | null {
  const parts = /^(\d{1,2})[:：.]?(\d{2})?$/.exec(text.trim());
  if (!parts) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Days in a row with the same hours stand together. */
function groupsOf(hours: Hours | null | undefined): { from: string; to: string; spans: Span[] }[] {
  const groups: { from: string; to: string; spans: Span[] }[] = [];
  for (const day of DAYS) {
    const spans = hours?.[day] ?? [];
    const last = groups[groups.length - 1];
    if (last && JSON.stringify(last.spans) === JSON.stringify(spans)) last.to = day;
    else groups.push({ from: day, to: day, spans });
  }
  return groups;
}

/** 每天 08:00–22:00; 周一–周五 08:00–22:00，周六–周日 10:00–20:00. */
export function useSayHours(): (hours: Hours | null | undefined) => string {
  const t = useT();
  return (hours) => {
    const say = (spans: Span[]) => (spans.length ? spans.map(([from, to]) => `${from}–${to}`).join(t('hours.comma')) : t('hours.closed'));
    const groups = groupsOf(hours);
    const [only] = groups;
    if (groups.length === 1 && only) return only.spans.length ? t('hours.allDays', { hours: ` ${say(only.spans)}` }) : t('hours.closed');
    return groups.map((group) => `${t(`hours.day${group.from}`)}${group.to === group.from ? '' : `–${t(`hours.day${group.to}`)}`} ${say(group.spans)}`).join(t('hours.comma'));
  };
}
