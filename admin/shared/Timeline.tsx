// What happened, newest first: a node on a hairline, the subject, one line of facts, the time at the right.
import { Dot } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useFormat } from './format.ts';

export interface TimelineEntry { id: string; icon?: LucideIcon; subject: ReactNode; facts?: ReactNode[]; at: string; /** One grey line: what the system did by itself. */ system?: boolean }

export function Timeline({ entries, label }: { entries: TimelineEntry[]; label: string }) {
  const format = useFormat();
  return (
    <ol className="tl" aria-label={label}>
      {entries.map(({ id, icon: Icon = Dot, subject, facts = [], at, system }) => (
        <li key={id} className={system ? 'system' : undefined}>
          <span className="nd"><Icon size={14} strokeWidth={1.75} aria-hidden /></span>
          <span className="col"><span className={system ? undefined : 'b'}>{subject}</span>
            {facts.length > 0 && <span className="t2">{facts.filter(Boolean).map((fact, i) => <Fragment key={i}>{i > 0 && <i className="md" />}{fact}</Fragment>)}</span>}
          </span>
          <time dateTime={at}>{format.instant(at)}</time>
        </li>
      ))}
    </ol>
  );
}
