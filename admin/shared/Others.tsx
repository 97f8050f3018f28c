// Who else is at a row: looking, or writing there.
import { PenLine } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { Avatar } from './cells.tsx';
import type { Colleague } from './usePresence.ts';

const MOST = 3;

export function Others({ others }: { others: Colleague[] }) {
  const t = useT();
  return (
    <span className="row g12 t12 t3" role="status">
      {others.slice(0, MOST).map((one) => (
        <span key={one.userId} className="row g4"><Avatar name={one.name} size={20} />{one.doing === 'WRITING' && <PenLine size={12} aria-hidden />}
          <span className={one.doing === 'WRITING' ? 'soonc' : undefined}>{t(one.doing === 'WRITING' ? 'here.writing' : 'here.viewing', { name: one.name })}</span></span>
      ))}
      {others.length > MOST && <span>+{others.length - MOST}</span>}
    </span>
  );
}
