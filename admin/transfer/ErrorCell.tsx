// A wrong cell: what it says, why that is wrong, and a suggestion where there is one; Enter goes to the next.
import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import type { Cell } from './preview.ts';

/** The next wrong cell after this one, wherever it stands. */
function goOn(from: HTMLElement): void {
  const all = [...document.querySelectorAll<HTMLInputElement>('table.mend input')];
  const next = all[all.indexOf(from as HTMLInputElement) + 1];
  if (next) { next.focus(); next.select(); }
}

export function ErrorCell({ cell, name, onFix }: { cell: Cell; name: string; onFix: (text: string) => void }) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState(cell.text);
  useEffect(() => setText(cell.text), [cell.text]);
  const send = (next: string) => { if (next !== cell.text) onFix(next); };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setText(cell.text);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const at = event.currentTarget;
    goOn(at);
    if (event.altKey && cell.cure) send(cell.cure.text);
    else send(text.trim());
  };
  return (
    <span className="col g2" style={{ padding: '6px 0' }}>
      <span className="in sm err" style={{ width: 168 }}>
        <input value={text} aria-label={name} aria-invalid aria-describedby={id} data-dirty={text !== cell.text || undefined} onChange={(event) => setText(event.target.value)} onBlur={() => send(text.trim())} onKeyDown={keys} />
      </span>
      <span className="err-line" id={id}><TriangleAlert size={12} aria-hidden />{cell.problem}
        {cell.cure && <button type="button" className="lk t12" onMouseDown={(event) => event.preventDefault()} onClick={() => send(cell.cure?.text ?? '')}>{cell.cure.text === '' ? t('wizard.useEmpty') : t('wizard.use', { text: cell.cure.text })}</button>}
      </span>
    </span>
  );
}
