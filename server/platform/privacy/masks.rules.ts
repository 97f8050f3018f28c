// How hidden values look, for texts made outside the reading door; the same forms as the SQL functions mask_*. Pure.
import type { MaskKind } from '../../../schema/base.ts';

const masks: Record<MaskKind, (value: string) => string> = {
  phone: (value) => {
    if (/^\+861\d{10}$/.test(value)) return `${value.slice(3, 6)}****${value.slice(-4)}`;
    return value.length > 6 ? `****${value.slice(-4)}` : '****';
  },
  email: (value) => `${[...value][0] ?? ''}***${/@.*$/s.exec(value)?.[0] ?? ''}`,
  name: (value) => `${[...value][0] ?? ''}**`,
  account: (value) => (value.length > 8 ? `**** ${value.slice(-4)}` : '****'),
};

/** The masked form of a value: 138****5678, w***@example.com, 王**, **** 1234. */
export function mask(kind: MaskKind, value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : masks[kind](value);
}
