// One question on the phone: its answer, what was seen, the photos that prove it or the signature, and what another phone said.
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { SignaturePad } from '../forms/SignaturePad.tsx';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { isAnswered, wantsNote, wantsPhoto } from './fill.ts';
import { printAnswer } from './print.ts';
import { addPlace, isFull, photoShot, signatureShot } from './photos.ts';
import { RunBefore } from './RunBefore.tsx';
import { RunField, Shoot } from './RunField.tsx';
import type { Answer, Question } from '../forms/judge.ts';
import type { Instrument } from '../forms/Readings.tsx';
import type { VisitBefore } from './runner.operations.ts';
import { onRunStore, type Shot, shotsOf } from './run-store.ts';

interface Props {
  draftId: string; question: Question; fails: boolean; answer: Answer | undefined; /** What the other phone said, where mine was chosen, or the other way round. */ aside?: Answer;
  /** Changes the answer as it stands by then, with the photo that goes with it; false: it could not be kept. */
  onAnswer: (change: (answer: Answer | undefined) => Answer, shot?: Shot) => Promise<boolean>;
  onSaid: (said: string) => void;
  instruments?: readonly Instrument[];
  before?: VisitBefore;
}

/** The pictures of a draft on this phone, by their own id and by the server's. */
function usePictures(draftId: string, ids: string): Map<string, { shot: Shot; url: string }> {
  const [found, setFound] = useState(new Map<string, { shot: Shot; url: string }>());
  useEffect(() => {
    let urls: string[] = [];
    let isOver = false;
    const wanted = ids.split(',');
    const look = () => void shotsOf(draftId).then((all) => {
      if (isOver) return;
      const old = urls;
      const mine = all.filter((shot) => wanted.includes(shot.id) || (shot.fileId && wanted.includes(shot.fileId))).map((shot) => ({ shot, url: URL.createObjectURL(shot.blob) }));
      urls = mine.map((one) => one.url);
      setFound(new Map(mine.flatMap((one) => [[one.shot.id, one] as const, ...(one.shot.fileId ? [[one.shot.fileId, one] as const] : [])])));
      for (const url of old) URL.revokeObjectURL(url);
    }, () => {});
    look();
    const stop = onRunStore(look);
    return () => { isOver = true; stop(); for (const url of urls) URL.revokeObjectURL(url); };
  }, [draftId, ids]);
  return found;
}

export function RunQuestion({ draftId, question, fails, answer, aside, onAnswer, onSaid, instruments, before }: Props) {
  const t = useT();
  const format = useFormat();
  const isPhoto = question.type === 'PHOTO';
  const signed = question.type === 'SIGNATURE' ? (answer?.value as { fileId?: string; name?: string } | undefined) : undefined;
  const named = isPhoto ? ((answer?.value as { fileId: string }[] | undefined) ?? []) : answer?.evidence ?? [];
  const pictures = usePictures(draftId, [...named.map((one) => one.fileId), ...(signed?.fileId ? [signed.fileId] : [])].join());
  const most = isPhoto ? question.mostPhotos ?? 20 : 20;
  const fault = (error: unknown) => onSaid(t(isFull(error) ? 'run.full' : 'run.noPicture'));
  const take = async (file: File) => {
    let shot: Shot;
    try { shot = await photoShot(draftId, file); } catch (error) { fault(error); return; }
    const kept = await onAnswer((now) => (isPhoto ? { ...now, value: [...((now?.value as { fileId: string }[] | undefined) ?? []), { fileId: shot.id }] } : { ...now, evidence: [...(now?.evidence ?? []), { fileId: shot.id }] }), shot);
    if (kept) await addPlace(shot.id).catch(() => {});
  };
  const drop = (fileId: string) => void onAnswer((now) => (isPhoto ? { ...now, value: ((now?.value as { fileId: string }[] | undefined) ?? []).filter((one) => one.fileId !== fileId) } : { ...now, evidence: (now?.evidence ?? []).filter((one) => one.fileId !== fileId) }));
  const sign = async (picture: Blob) => {
    try { const shot = await signatureShot(draftId, picture); await onAnswer((now) => ({ ...now, isNotApplicable: undefined, value: { ...(now?.value as object | undefined), fileId: shot.id } }), shot); } catch (error) { fault(error); }
  };
  const mayProve = isPhoto || question.evidence === 'ALWAYS' || (question.evidence === 'ON_FAIL' && (fails || (question.type === 'PLACE' && isAnswered(answer)))) || named.length > 0;
  const label = format.label(question);
  return (
    <div className="q">
      <h2 className="asked">{label}</h2>
      {question.hint && <p className="t13 t2">{format.label(question.hint)}</p>}
      <RunField question={question} answer={answer} instruments={instruments} onAnswer={(next) => void onAnswer((now) => ({ ...now, ...next, value: next.value, evidence: now?.evidence, ...(next.isNotApplicable ? {} : { isNotApplicable: undefined }) }))} />
      {question.type === 'SIGNATURE' && !answer?.isNotApplicable && (
        <section className="col g8" aria-label={t('run.signature')}>
          <label className="col g4"><span className="t13 b">{t('fill.signName')}</span><span className="in"><input value={signed?.name ?? ''} maxLength={80} autoComplete="off" onChange={(event) => { const name = event.target.value; void onAnswer((now) => ({ ...now, isNotApplicable: undefined, value: { ...(now?.value as object | undefined), name } })); }} /></span></label>
          {signed?.fileId
            ? <div className="col g8">{pictures.has(signed.fileId) ? <img className="signature" src={pictures.get(signed.fileId)?.url} alt={t('run.signature')} /> : <p className="t13 t2">{t('run.elsewhere')}</p>}
              <button type="button" className="btn" onClick={() => void onAnswer((now) => ({ ...now, value: { name: (now?.value as { name?: string } | undefined)?.name } }))}>{t('fill.signClear')}</button></div>
            : <SignaturePad mayKeep keepsItself onKeep={(picture) => void sign(picture)} />}
        </section>
      )}
      {mayProve && !answer?.isNotApplicable && (
        <section aria-label={t('run.photo')}>
          <h3 className="row t13" style={{ marginBottom: 6 }}>{t('run.photo')}{wantsPhoto({ question, fails }, answer) && <span className="latec">{t(fails ? 'run.needPhoto' : 'run.alwaysPhoto')}</span>}{isPhoto && named.length < (question.leastPhotos ?? 1) && <span className="latec">{t('run.atLeast', { count: question.leastPhotos ?? 1 })}</span>}<span className="end t3">{named.length} / {most}</span></h3>
          <div className="shots">
            {named.map(({ fileId }, at) => {
              const picture = pictures.get(fileId);
              return <figure key={fileId}>{picture ? <img src={picture.url} alt={t('run.photoNo', { n: at + 1 })} /> : <span className="t12 t3">{t('run.elsewhere')}</span>}
                <figcaption className="t12 t3">{picture && `${Math.ceil(picture.shot.blob.size / 1000)} kB${picture.shot.fileId ? ' ✓' : ''}`}</figcaption><button type="button" className="ib sm" aria-label={t('run.dropPhoto', { n: at + 1 })} onClick={() => drop(fileId)}><X size={14} aria-hidden /></button></figure>;
            })}
            {named.length < most && <Shoot label={t('run.addPhoto')} onFile={(file) => void take(file)} />}
          </div>
          {named.length > 0 && <p className="t12 t3">{t('run.apart')}</p>}
        </section>
      )}
      {(fails || answer?.note) && (
        <label className="col g4"><span className="row t13"><b>{t('run.note')}</b>{wantsNote({ question, fails }, answer) && <span className="latec">{t('run.needNote')}</span>}</span>
          <span className="in"><textarea rows={3} maxLength={2000} value={answer?.note ?? ''} onChange={(event) => { const note = event.target.value; void onAnswer((now) => ({ ...now, note })); }} /></span></label>
      )}
      {before && question.type !== 'SIGNATURE' && <RunBefore question={question.key} fails={fails} before={before} />}
      {aside && <p className="note"><span>{t('run.aside', { answer: printAnswer(question, aside, t, format.label) })}</span> <button type="button" className="lk" onClick={() => void onAnswer(() => aside)}>{t('run.takeAside')}</button></p>}
    </div>
  );
}
