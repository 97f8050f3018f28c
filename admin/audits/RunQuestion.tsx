// One question on the phone: its answers, what was seen, and the photos that prove it.
import { Camera } from 'lucide-react';
import { type ChangeEvent, useEffect, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import type { Answer, Question } from './audits.operations.ts';
import { failsHere, wantsNote, wantsPhoto } from './fill.ts';
import { compress, keepShot, sha256Of, type Shot, shotsOf } from './run-store.ts';

interface Props { auditId: string; question: Question; answer: Answer | undefined; onAnswer: (answer: Answer) => void; onFull: () => void }

function Pick({ on, bad, children, onClick }: { on: boolean; bad?: boolean; children: string; onClick: () => void }) {
  return <button type="button" className={bad ? 'pick bad' : 'pick'} aria-pressed={on} onClick={onClick}>{children}</button>;
}

/** The field of each type; what a phone has no field for is written as text, and the server judges it. */
function Value({ question, answer, onAnswer }: Props) {
  const t = useT();
  const format = useFormat();
  const set = (value: unknown) => onAnswer({ ...answer, isNotApplicable: undefined, value });
  const none = question.canBeNotApplicable && <Pick on={answer?.isNotApplicable === true} onClick={() => onAnswer({ isNotApplicable: true })}>{t('audits.na')}</Pick>;
  const label = format.label(question);
  if (question.type === 'YES_NO') {
    return <div className={none ? 'answers' : 'answers two'} role="group" aria-label={label}><Pick on={answer?.value === true} bad={question.failsOn === true} onClick={() => set(true)}>{t('audits.yes')}</Pick><Pick on={answer?.value === false} bad={question.failsOn === false} onClick={() => set(false)}>{t('audits.no')}</Pick>{none}</div>;
  }
  if (question.type === 'SCALE') {
    const from = question.from ?? 1;
    return <><div className="answers five" role="group" aria-label={label}>{Array.from({ length: (question.to ?? 5) - from + 1 }, (_, at) => from + at).map((n) => <Pick key={n} on={answer?.value === n} onClick={() => set(n)}>{String(n)}</Pick>)}</div><span className="row t12 t3"><span>{question.fromWords && format.label(question.fromWords)}</span><span className="end">{question.toWords && format.label(question.toWords)}</span></span>{none}</>;
  }
  if (question.type === 'CHOICE' || question.type === 'CHOICES') {
    const chosen = Array.isArray(answer?.value) ? (answer.value as string[]) : [];
    return <div className="answers list" role="group" aria-label={label}>{(question.options ?? []).map((one) => question.type === 'CHOICE'
      ? <Pick key={one.key} on={answer?.value === one.key} onClick={() => set(one.key)}>{format.label(one)}</Pick>
      : <Pick key={one.key} on={chosen.includes(one.key)} onClick={() => set(chosen.includes(one.key) ? chosen.filter((each) => each !== one.key) : [...chosen, one.key])}>{format.label(one)}</Pick>)}{none}</div>;
  }
  if (question.type === 'PHOTO') return null;
  if (question.type === 'READING') {
    const readings = ((answer?.value as { readings?: string[] } | undefined)?.readings ?? []).join(' ');
    return <span className="in"><input defaultValue={readings} aria-label={label} inputMode={question.grades ? 'text' : 'decimal'} placeholder={question.grades?.join(' ')} onChange={(event) => set({ readings: event.target.value.trim().split(/[\s,，、]+/).filter(Boolean) })} />{question.unit && <span className="t3">{format.label(question.unit)}</span>}</span>;
  }
  const isNumber = question.type === 'NUMBER';
  return <><span className="in"><input value={(answer?.value as string | undefined) ?? ''} aria-label={label} inputMode={isNumber ? 'decimal' : 'text'} type={question.type === 'TIME' && question.kind !== 'INSTANT' ? (question.kind === 'DAY' ? 'date' : 'time') : 'text'} onChange={(event) => set(event.target.value)} />{question.unit && <span className="t3">{format.label(question.unit)}</span>}</span>{none}</>;
}

export function RunQuestion(props: Props) {
  const { auditId, question, answer, onAnswer, onFull } = props;
  const t = useT();
  const format = useFormat();
  const [shots, setShots] = useState<(Shot & { url: string })[]>([]);
  const isPhoto = question.type === 'PHOTO';
  const named = isPhoto ? ((answer?.value as { fileId: string }[] | undefined) ?? []) : answer?.evidence ?? [];
  const ids = named.map((one) => one.fileId).join();
  useEffect(() => {
    let urls: string[] = [];
    void shotsOf(auditId).then((all) => { const mine = all.filter((shot) => ids.split(',').includes(shot.id)).map((shot) => ({ ...shot, url: URL.createObjectURL(shot.blob) })); urls = mine.map((one) => one.url); setShots(mine); }, () => setShots([]));
    return () => { for (const url of urls) URL.revokeObjectURL(url); };
  }, [auditId, ids]);
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    try {
      const blob = await compress(file);
      const shot: Shot = { id: `shot-${crypto.randomUUID()}`, auditId, blob, sha256: await sha256Of(blob), takenAt: new Date().toISOString() };
      await keepShot(shot);
      const proof = { fileId: shot.id, sha256: shot.sha256, takenAt: shot.takenAt };
      onAnswer(isPhoto ? { ...answer, value: [...named, { fileId: shot.id }] } : { ...answer, evidence: [...(answer?.evidence ?? []), proof] });
    } catch { onFull(); }
  };
  const fails = failsHere(question, answer);
  const mayProve = isPhoto || question.evidence === 'ALWAYS' || (question.evidence === 'ON_FAIL' && fails) || named.length > 0;
  return (
    <div className="q">
      <h2 style={{ fontSize: 20, lineHeight: '28px' }}>{format.label(question)}</h2>
      {question.hint && <p className="t13 t2">{format.label(question.hint)}</p>}
      <Value {...props} />
      {mayProve && (
        <section aria-label={t('run.photo')}>
          <h3 className="row t13">{t('run.photo')}{wantsPhoto(question, answer) && <span className="latec">{t('run.needPhoto')}</span>}</h3>
          <div className="shots">
            {shots.map((shot) => <figure key={shot.id} style={{ margin: 0 }}><img src={shot.url} alt={t('run.photo')} /><figcaption className="t12 t3">{Math.ceil(shot.blob.size / 1000)} kB</figcaption></figure>)}
            <label className="shoot"><Camera size={20} aria-hidden /><span className="visually-hidden">{t('run.addPhoto')}</span><input type="file" accept="image/*" capture="environment" className="visually-hidden" onChange={(event) => void take(event)} /></label>
          </div>
        </section>
      )}
      {(fails || answer?.note) && (
        <label className="col g4"><span className="row t13"><b>{t('run.note')}</b>{wantsNote(question, answer) && <span className="latec">{t('run.needNote')}</span>}</span>
          <span className="in"><textarea rows={3} maxLength={2000} value={answer?.note ?? ''} onChange={(event) => onAnswer({ ...answer, note: event.target.value })} /></span></label>
      )}
    </div>
  );
}
