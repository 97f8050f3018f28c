// A value once it has stood still for a while: what is typed is asked about when the typing rests.
import { useEffect, useState } from 'react';

/** The value as it was when it last stood still for `wait` milliseconds. */
export function useStill<T>(value: T, wait = 400): T {
  const [still, setStill] = useState(value);
  useEffect(() => { const timer = setTimeout(() => setStill(value), wait); return () => clearTimeout(timer); }, [value, wait]);
  return still;
}
