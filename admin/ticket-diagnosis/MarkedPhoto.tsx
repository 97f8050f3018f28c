// A customer's photo with her marks laid over it: small in the panel, large in a dialog where the marks can be taken off.
import Dialog from '@mui/material/Dialog';
import { ChevronLeft, ChevronRight, ExternalLink, Video, X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import type { Shot } from './diagnosis.operations.ts';
import { VideoToMark } from './FrameMarker.tsx';
import { MarkLines } from './MarkLines.tsx';

/** The overlay; it stretches with the picture below it. */
export function Marks({ shot }: { shot: Shot }) {
  const [width, height] = [shot.file?.width ?? 1000, shot.file?.height ?? 1000];
  return (
    <svg className="marks" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      <MarkLines marks={shot.marks} width={width} height={height} />
    </svg>
  );
}

/** One of the panel's small pictures. */
export function Thumb({ shot, name, onOpen }: { shot: Shot; name: string; onOpen: () => void }) {
  const t = useT();
  const words = shot.marks.length > 0 ? t('diagnosis.shot', { step: name, n: shot.marks.length }) : t('diagnosis.shotPlain', { step: name });
  return (
    <button type="button" className="shot" onClick={onOpen} aria-label={words} title={words}>
      {shot.file?.thumbnail ? <><img src={shot.file.thumbnail} alt="" /><Marks shot={shot} /></> : <Video size={20} aria-hidden />}
    </button>
  );
}

/** `onKept`: whoever may work on the ticket keeps marked frames of its videos. */
export function LargePhoto({ shots, at, nameOf, onMove, onClose, onKept }: { shots: readonly Shot[]; at: number; nameOf: (shot: Shot) => string; onMove: (to: number) => void; onClose: () => void; onKept?: () => Promise<unknown> }) {
  const t = useT();
  const [shows, setShows] = useState(true);
  const shot = shots[at];
  if (!shot) return null;
  const isVideo = shot.file?.fileKind === 'VIDEO';
  return (
    <Dialog open onClose={onClose} maxWidth="lg" aria-label={t('diagnosis.large', { step: nameOf(shot) })} onKeyDown={(event) => { if (event.key === 'ArrowLeft' && at > 0) onMove(at - 1); if (event.key === 'ArrowRight' && at < shots.length - 1) onMove(at + 1); }}>
      <div className="shot-large">
        <div className="row"><h2 className="t14 b">{nameOf(shot)}</h2><span className="t12 t3 nw">{at + 1} / {shots.length}</span><span className="sp" />
          {shot.marks.length > 0 && <label className="choice t13"><input type="checkbox" className="ck" checked={shows} onChange={(event) => setShows(event.target.checked)} />{t('diagnosis.showMarks')}</label>}
          {shot.file && <a className="ib" href={shot.file.link} target="_blank" rel="noreferrer" aria-label={t('diagnosis.file')}><ExternalLink size={16} aria-hidden /></a>}
          <button type="button" className="ib" aria-label={t('diagnosis.close')} onClick={onClose}><X size={16} aria-hidden /></button></div>
        {isVideo ? <VideoToMark key={shot.id} shot={shot} onKept={onKept} /> : <div className="sheet"><img src={shot.file?.link} alt={nameOf(shot)} width={shot.file?.width ?? undefined} height={shot.file?.height ?? undefined} />{shows && <Marks shot={shot} />}</div>}
        <div className="row"><button type="button" className="btn sm" disabled={at === 0} onClick={() => onMove(at - 1)}><ChevronLeft size={14} aria-hidden />{t('diagnosis.previous')}</button><button type="button" className="btn sm end" disabled={at >= shots.length - 1} onClick={() => onMove(at + 1)}>{t('diagnosis.next')}<ChevronRight size={14} aria-hidden /></button></div>
      </div>
    </Dialog>
  );
}
