// How a figure of a plan is said: shares in per cent, all else plainly.
import { decimal, rate } from '../shared/format.ts';

/** The name of a measure says whether it is a share, where its unit is not known: to who may not ask it, and in reviews of old. */
export const isShare = (unit: string | null | undefined, key: string): boolean => (unit ? unit === 'SHARE' : /(Rate|Share)$/.test(key));

/** Says a value of a plan's measure; a dash where there is none. */
export const sayFigure = (value: string | null, key: string, unit?: string | null): string =>
  value === null ? '–' : isShare(unit, key) ? rate(value) : decimal(value, /\.0*[1-9]/.test(value) && Math.abs(Number(value)) < 100 ? 2 : 0);
