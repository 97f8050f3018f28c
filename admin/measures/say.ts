// How a measured value is said: shares in per cent, times as people say them, scores with two digits.
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { count, decimal, EMPTY, rate, useFormat } from '../shared/format.ts';
import type { Unit } from './measures.operations.ts';

export type Say = (unit: Unit, value: string | number | null | undefined) => string;

/** Says a value of a unit; a dash where there is none. */
export function useSayMeasure(): Say {
  const t = useT();
  const format = useFormat();
  return useMemo(() => (unit, value) => {
    if (value === null || value === undefined) return EMPTY;
    if (unit === 'SHARE') return rate(value);
    if (unit === 'SCORE') return decimal(value, 2);
    if (unit === 'MONEY') return format.money(value);
    if (unit === 'COUNT') return count(value);
    const minutes = Math.round(Number(value));
    if (minutes < 60) return t('measures.minutes', { count: minutes });
    if (minutes < 2_880) return t('measures.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    return t('measures.days', { days: Math.floor(minutes / 1_440), hours: Math.floor((minutes % 1_440) / 60) });
  }, [t, format]);
}

/** The difference between two values in the unit in which it is said. */
export function difference(unit: Unit, now: string | null | undefined, before: string | null | undefined): number | null {
  if (now === null || now === undefined || before === null || before === undefined) return null;
  const by = Number(now) - Number(before);
  return unit === 'SHARE' ? Number(by.toFixed(6)) : Number(by.toFixed(4));
}
