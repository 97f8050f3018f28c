// Steps of the volume ramp: a share of the largest as fill and the colour in which its number is printed.
import type { CSSProperties } from 'react';
import { ramp } from '../theme/tokens.ts';
import { useMode } from '../theme/useMode.ts';

/** Which of the six steps a share from 0 to 1 stands on; nothing stands on the first alone. */
export const stepOf = (share: number): number => (share <= 0 ? 0 : Math.min(5, 1 + Math.floor(Math.min(share, 0.9999) * 5)));

/** Style of a cell by its share. */
export function useRamp(): (share: number) => CSSProperties {
  const { mode } = useMode();
  return (share) => {
    const step = stepOf(share);
    return { background: `var(--mono${step})`, color: `var(--${ramp.mono[mode][step]?.label ?? 'text'})` };
  };
}
