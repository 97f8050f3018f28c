// Keys for rows that have no name of their own yet: a row keeps its key, and so what is typed in it, when others go or change places.
import { useRef } from 'react';

export interface RowKeys {
  /** One a row, in the rows' order. */
  keys: readonly string[];
  /** Told before a row is taken out. */
  drop(at: number): void;
  /** Told before a row moves by so many places. */
  move(at: number, by: number): void;
}

/** Keys of so many rows; a row that is added gets one that none had before. */
export function useRowKeys(count: number): RowKeys {
  const keys = useRef<string[]>([]);
  const given = useRef(0);
  while (keys.current.length < count) { keys.current.push(`row${given.current}`); given.current += 1; }
  keys.current.length = count;
  return {
    keys: keys.current,
    drop: (at) => { keys.current.splice(at, 1); },
    move: (at, by) => { const [key] = keys.current.splice(at, 1); if (key !== undefined) keys.current.splice(at + by, 0, key); },
  };
}
