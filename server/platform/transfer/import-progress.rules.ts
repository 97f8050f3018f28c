// How far an import is, as one number of rows that never goes back and reaches the total once. Pure.

export interface ImportProgress {
  /** So many rows are read; null when there is nothing new to say. */
  read(rows: number): Said | null;
  /** The kind has loaded so many; `of` all that it laid out. */
  loaded(done: number, of?: number): Said | null;
  /** All of the file is in. */
  end(rows: number): Said | null;
}
export interface Said { done: number; total?: number }

/** `isStaged`: all rows are read before the first is loaded, so that each counts half when it is read and whole when it is in. */
export function importProgress(isStaged: boolean): ImportProgress {
  let last: Said = { done: 0 };
  let read = 0;
  const say = (done: number, total?: number): Said | null => {
    if (done < last.done || (done === last.done && total === last.total)) return null;
    last = { done, total };
    return last;
  };
  return {
    read(rows) { read = rows; return say(isStaged ? Math.floor(rows / 2) : rows); },
    loaded(done, of) {
      if (!isStaged) return say(Math.min(done, read));
      return of ? say(Math.floor((read + Math.min(1, done / of) * read) / 2), read) : null;
    },
    end: (rows) => say(rows, rows),
  };
}
