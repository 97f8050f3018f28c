// The words to say by a playbook, in the customer's language: listen, understand, offer; its gaps are filled in here, then it goes into the reply.
import { CornerDownLeft } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { type Content, type Field, type Part, PARTS, piecesOf, type Script, SCRIPT, type Use } from './ticket-playbook.operations.ts';

const keptKey = (use: Use) => `aftercare.script.${use.id}`;
const keptOf = (use: Use): Record<string, string> => { try { return JSON.parse(sessionStorage.getItem(keptKey(use)) ?? '{}') as Record<string, string>; } catch { return {}; } };
const TYPES: Record<Field['kind'], string> = { TEXT: 'text', NUMBER: 'text', AMOUNT: 'text', DATE: 'date', TIME: 'time' };

/** `insert` puts the part on screen into the reply; none where the viewer does not write. */
export function PlaybookScript({ use, content, ticketId, insert }: { use: Use; content: Content; ticketId: string; insert?: (words: string) => void }) {
  const t = useT();
  const format = useFormat();
  const [part, setPart] = useState<Part>(() => (use.doneCount + use.skippedCount > 0 ? 'plan' : 'listen'));
  const [lang, setLang] = useState<'zh' | 'en' | null>(null);
  const [typed, setTyped] = useState<Record<string, string>>(() => keptOf(use));
  const [values, setValues] = useState(typed);
  useEffect(() => {
    const wait = setTimeout(() => { setValues(typed); sessionStorage.setItem(keptKey(use), JSON.stringify(typed)); }, 300);
    return () => clearTimeout(wait);
  }, [typed, use]);
  const { data, error } = useAsk<{ playbookScript: Script }>(SCRIPT, { input: { ticketId, playbookId: use.playbook?.id ?? '0', leavesGaps: true, ...(lang ? { lang } : {}), values } }, { enabled: Boolean(use.playbook), staleTime: 60_000 });
  const script = data?.playbookScript;
  const spoken = script?.lang ?? lang ?? 'zh';
  const pieces = useMemo(() => piecesOf(script?.[part] ?? ''), [script, part]);
  const gaps = [...new Set(pieces.filter((piece) => piece.gap).map((piece) => piece.text))];
  const fieldOf = (key: string) => content.fields.find((one) => one.key === key);
  // What this part names and the ticket does not say by itself: to be filled in, or to be put right.
  const asked = content.fields.filter((field) => gaps.includes(field.key) || (typed[field.key] !== undefined && content.script[part][spoken].includes(`{${field.key}}`)));
  return (
    <div className="book-script">
      <div className="row g4 wrap">
        <span className="seg" role="group" aria-label={t('book.say')}>{PARTS.map((each) => <button key={each} type="button" aria-pressed={part === each} onClick={() => setPart(each)}>{t(`book.${each}`)}</button>)}</span>
      </div>
      <blockquote lang={spoken === 'zh' ? 'zh-CN' : 'en'} aria-live="polite">
        {script ? pieces.map((piece, at) => (piece.gap ? <mark key={at}>{fieldOf(piece.text)?.[spoken] ?? piece.text}</mark> : piece.text)) : error ? <span className="t3" role="alert">{error.message}</span> : <i className="bone" style={{ width: '90%' }} />}
      </blockquote>
      {insert && asked.map((field) => {
        const wrong = error?.fields[`values.${field.key}`];
        return (
          <label key={field.key} className="col g2 t12"><span className="t2">{format.label(field)}</span>
            <span className={wrong ? 'in err' : 'in'}><input name={`script-${field.key}`} type={TYPES[field.kind]} inputMode={field.kind === 'AMOUNT' || field.kind === 'NUMBER' ? 'decimal' : undefined} value={typed[field.key] ?? ''} aria-invalid={Boolean(wrong)} title={wrong} onChange={(event) => setTyped({ ...typed, [field.key]: event.target.value })} /></span></label>
        );
      })}
      <div className="row g4">
        {insert && (gaps.length > 0
          ? <span className="t12 t3">{t('book.fill', { names: gaps.map((key) => format.label(fieldOf(key))).join(format.language === 'zh' ? '、' : ', ') })}</span>
          : <button type="button" className="lk t12" disabled={!script} onClick={() => script && insert(script[part])}><CornerDownLeft size={12} aria-hidden />{t('book.insert')}</button>)}
        <button type="button" className="lk t12 end" aria-label={`${t('book.inLanguage')}: ${t(`book.lang.${spoken}`)}`} title={t('book.inLanguage')} onClick={() => setLang(spoken === 'zh' ? 'en' : 'zh')}>{spoken === 'zh' ? '中 → EN' : 'EN → 中'}</button>
      </div>
    </div>
  );
}
