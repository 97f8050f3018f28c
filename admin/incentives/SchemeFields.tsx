// Small fields of a scheme's form: a text, a choice, a tick, and a list of keys chosen from what the chain has.
import { X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useT } from '../i18n/language.tsx';

export function Text({ label, value, onChange, mode, bad, suffix }: { label: string; value: string | undefined; onChange: (value: string) => void; mode?: 'decimal' | 'numeric'; bad?: boolean; suffix?: string }) {
  return <label className="col g4"><span className="lbl">{label}</span><span className={bad ? 'in err' : 'in'}><input inputMode={mode} value={value ?? ''} aria-invalid={bad || undefined} onChange={(event) => onChange(event.target.value.trim() === '' ? '' : event.target.value)} />{suffix && <span className="t3">{suffix}</span>}</span></label>;
}

export function Choice({ label, value, choices, onChange }: { label: string; value: string; choices: readonly (readonly [value: string, label: string])[]; onChange: (value: string) => void }) {
  return <label className="col g4"><span className="lbl">{label}</span><span className="in"><select value={value} onChange={(event) => onChange(event.target.value)}>{choices.map(([key, word]) => <option key={key} value={key}>{word}</option>)}</select></span></label>;
}

export function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return <label className="choice"><input type="checkbox" className="ck" checked={on} onChange={(event) => onChange(event.target.checked)} />{label}</label>;
}

/** Keys as tags that can be taken away; `children` is what adds one. */
export function Keys({ label, values, say, onChange, children }: { label: string; values: readonly string[]; say: (key: string) => ReactNode; onChange: (next: string[]) => void; children: ReactNode }) {
  const t = useT();
  const id = useId();
  return (
    <div className="col g4" role="group" aria-labelledby={id}>
      <span className="lbl" id={id}>{label}</span>
      {values.length > 0 && <span className="row g6 wrap">{values.map((key) => <span key={key} className="tag row g4">{say(key)}<button type="button" className="ib sm" aria-label={t('payForm.remove', { name: key })} onClick={() => onChange(values.filter((one) => one !== key))}><X size={12} aria-hidden /></button></span>)}</span>}
      {children}
    </div>
  );
}

/** Adds one of a few known keys. */
export function AddKey({ label, choices, onAdd }: { label: string; choices: readonly (readonly [key: string, label: string])[]; onAdd: (key: string) => void }) {
  const t = useT();
  return <span className="in"><select aria-label={label} value="" onChange={(event) => { if (event.target.value) onAdd(event.target.value); }}><option value="">{t('payForm.add')}…</option>{choices.map(([key, word]) => <option key={key} value={key}>{word}</option>)}</select></span>;
}

const percentOf = (share: string): string => String(Math.round(Number(share) * 10_000) / 100);
/** A share, written as per cent; what is no number is not taken. */
export function Percent({ label, share, onChange }: { label: string; share: string; onChange: (share: string) => void }) {
  const [text, setText] = useState<string | null>(null);
  const isFit = text === null || (/^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100);
  return (
    <label className="col g4"><span className="lbl">{label}</span><span className={isFit ? 'in' : 'in err'}><input inputMode="decimal" aria-invalid={!isFit || undefined} value={text ?? percentOf(share)} onBlur={() => { if (isFit) setText(null); }}
      onChange={(event) => { const next = event.target.value.trim(); setText(next); if (/^\d{1,3}(\.\d{1,2})?$/.test(next) && Number(next) <= 100) onChange(String(Math.round(Number(next) * 100) / 10_000)); }} /><span className="t3">%</span></span></label>
  );
}
