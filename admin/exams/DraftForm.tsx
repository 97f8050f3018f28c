// What the next version of an exam says: time, tries, pass mark, what is shown afterwards, and by which draws its paper comes about.
import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { toFault } from '../provider/faults.ts';
import { useRowKeys } from '../shared/row-keys.ts';
import { TopicPick } from './topics.tsx';

export interface Draw { tags: string[]; difficulty: string | null; count: number; points: string }
export interface Draft { minutes: number; attempts: number; waitHours: number; passMark: string; isShuffled: boolean; isBlind: boolean; review: string; failuresToTransfer: number | null; paper: { draws: Draw[] } | { questions: { key: string; points: string }[] } }
const NUMBERS = [['minutes', 'exams.minutes'], ['attempts', 'exams.tries'], ['waitHours', 'exams.wait']] as const;

export function DraftForm({ draft, onSave, onCancel, onTry }: { draft: Draft; onSave: (draft: Draft) => Promise<void>; onCancel: () => void; onTry: (paper: unknown) => void }) {
  const t = useT();
  const id = useId();
  const [value, setValue] = useState(draft);
  const [fault, setFault] = useState('');
  const set = (patch: Partial<Draft>): void => setValue({ ...value, ...patch });
  const draws = 'draws' in value.paper ? value.paper.draws : null;
  const rows = useRowKeys(draws?.length ?? 0);
  const setDraw = (at: number, patch: Partial<Draw>): void => set({ paper: { draws: (draws ?? []).map((one, i) => (i === at ? { ...one, ...patch } : one)) } });
  const save = async (): Promise<void> => { setFault(''); try { await onSave(value); } catch (error) { const said = toFault(error); setFault(Object.values(said.fields)[0] ?? said.message); } };
  const input = (key: string, label: string, body: (props: { id: string }) => React.ReactNode) => <div className="col g4"><label className="lbl" htmlFor={`${id}-${key}`}>{label}</label><span className="in">{body({ id: `${id}-${key}` })}</span></div>;
  return (
    <form className="col g12" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <div className="row g12 wrap">
        {NUMBERS.map(([key, label]) => <span key={key}>{input(key, t(label), (props) => <input {...props} type="number" min={key === 'waitHours' ? 0 : 1} value={value[key]} onChange={(event) => set({ [key]: Number(event.target.value) })} />)}</span>)}
        {input('passMark', t('exams.passMark'), (props) => <input {...props} inputMode="decimal" value={value.passMark} onChange={(event) => set({ passMark: event.target.value })} />)}
        {input('transfer', t('exams.transfer'), (props) => <input {...props} type="number" min={1} placeholder={t('exams.transferHelp')} value={value.failuresToTransfer ?? ''} onChange={(event) => set({ failuresToTransfer: event.target.value ? Number(event.target.value) : null })} />)}
        {input('review', t('exams.review'), (props) => <select {...props} value={value.review} onChange={(event) => set({ review: event.target.value })}>{['NOTHING', 'RESULT', 'POINTS', 'SOLUTIONS'].map((one) => <option key={one} value={one}>{t(`review.${one}`)}</option>)}</select>)}
      </div>
      <div className="row g16 wrap">
        <label className="row g6 t13"><input type="checkbox" checked={value.isShuffled} onChange={(event) => set({ isShuffled: event.target.checked })} />{t('exams.shuffle')}</label>
        <label className="row g6 t13"><input type="checkbox" checked={value.isBlind} onChange={(event) => set({ isBlind: event.target.checked })} />{t('exams.blind')}</label>
      </div>
      <fieldset style={{ border: 0, padding: 0 }}><legend className="lbl">{t('exams.paper')}</legend>
        {draws === null ? <p className="t13 t2">{t('exams.fixed', { count: 'questions' in value.paper ? value.paper.questions.length : 0 })}</p> : draws.map((one, at) => (
          <div key={rows.keys[at]} className="row g8 wrap" style={{ marginTop: 8 }}>
            <TopicPick label={`${t('exams.drawTags')} ${at + 1}`} help={t('exams.drawTagsHelp')} value={one.tags} onChange={(tags) => setDraw(at, { tags })} />
            {input(`difficulty${at}`, `${t('exams.drawDifficulty')} ${at + 1}`, (props) => <select {...props} value={one.difficulty ?? ''} onChange={(event) => setDraw(at, { difficulty: event.target.value || null })}><option value="">{t('exams.any')}</option>{['EASY', 'MEDIUM', 'HARD'].map((word) => <option key={word} value={word}>{t(`difficulty.${word}`)}</option>)}</select>)}
            {input(`count${at}`, `${t('exams.drawCount')} ${at + 1}`, (props) => <input {...props} type="number" min={1} value={one.count} style={{ width: 80 }} onChange={(event) => setDraw(at, { count: Number(event.target.value) })} />)}
            {input(`points${at}`, `${t('exams.drawPoints')} ${at + 1}`, (props) => <input {...props} inputMode="decimal" value={one.points} style={{ width: 80 }} onChange={(event) => setDraw(at, { points: event.target.value })} />)}
            {draws.length > 1 && <button type="button" className="ib" aria-label={t('exams.removeDraw', { n: at + 1 })} onClick={() => { rows.drop(at); set({ paper: { draws: draws.filter((_, i) => i !== at) } }); }}><X size={16} aria-hidden /></button>}
          </div>
        ))}
        {draws && <button type="button" className="btn sm" style={{ marginTop: 8 }} onClick={() => set({ paper: { draws: [...draws, { tags: [], difficulty: null, count: 5, points: '5' }] } })}><Plus size={14} aria-hidden />{t('exams.addDraw')}</button>}
      </fieldset>
      <div aria-live="assertive">{fault && <p className="note late">{fault}</p>}</div>
      <div className="row g8"><button type="button" className="btn" onClick={onCancel}>{t('confirm.cancel')}</button><button type="button" className="btn" onClick={() => onTry(value.paper)}>{t('exams.try')}</button><button type="submit" className="btn pri">{t('exams.save')}</button></div>
    </form>
  );
}
