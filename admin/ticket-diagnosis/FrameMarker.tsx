// A customer's video at the desk: stopped at a frame, marked there, and the frame kept as a marked photo beside the video.
import { Scissors, Undo2 } from 'lucide-react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useLanguage, useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { frameOf } from '../shared/frame.ts';
import { drawnTo, endOfMark, type Mark, MOST_MARKS, shareAt } from '../shared/marks.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { sendFile } from '../ticket-files/send-file.ts';
import { newKey } from '../tickets/acts.operations.ts';
import { KEEP_STILL, type Shot } from './diagnosis.operations.ts';
import { MarkLines } from './MarkLines.tsx';

type Frame = Awaited<ReturnType<typeof frameOf>> & { address: string; key: string };
const TOOLS = ['CIRCLE', 'ARROW', 'LINE'] as const;

/** The video with the act that stops it; `onKept` when a frame was kept. */
export function VideoToMark({ shot, onKept }: { shot: Shot; onKept?: () => Promise<unknown> }) {
  const t = useT();
  const video = useRef<HTMLVideoElement>(null);
  const [frame, setFrame] = useState<Frame | null>(null);
  useEffect(() => () => { if (frame) URL.revokeObjectURL(frame.address); }, [frame]);
  const stop = async (): Promise<void> => {
    if (!video.current) return;
    video.current.pause();
    try { const taken = await frameOf(video.current); setFrame({ ...taken, address: URL.createObjectURL(taken.picture), key: newKey() }); } catch { toastFault(t('diagnosis.unplayed')); }
  };
  if (frame) return <FrameMarker shot={shot} frame={frame} onClose={() => setFrame(null)} onKept={async () => { setFrame(null); await onKept?.(); }} />;
  return (
    <>
      <div className="sheet"><video ref={video} src={shot.file?.link} controls muted playsInline preload="auto" /></div>
      {onKept && <div className="row"><button type="button" className="btn sm" onClick={() => void stop()}><Scissors size={14} aria-hidden />{t('diagnosis.stop')}</button><span className="t12 t3">{t('diagnosis.stopHint')}</span></div>}
    </>
  );
}

function FrameMarker({ shot, frame, onClose, onKept }: { shot: Shot; frame: Frame; onClose: () => void; onKept: () => Promise<unknown> }) {
  const t = useT();
  const language = useLanguage();
  const [shape, setShape] = useState<Mark['shape']>('CIRCLE');
  const [marks, setMarks] = useState<Mark[]>([]);
  const [drawing, setDrawing] = useState<Mark | null>(null);
  const [busy, setBusy] = useState(false);
  const at = (event: PointerEvent<SVGSVGElement>): [number, number] => shareAt(event, event.currentTarget.getBoundingClientRect());
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    if (marks.length >= MOST_MARKS || !event.isPrimary) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = at(event);
    setDrawing({ shape, points: [start, start] });
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => { const point = at(event); setDrawing((one) => one && drawnTo(one, point)); };
  const end = (): void => { if (drawing) setMarks([...marks, endOfMark(drawing)]); setDrawing(null); };
  const keep = async (): Promise<void> => {
    setBusy(true);
    try {
      const { fileId } = await sendFile(frame.picture, language);
      await request(KEEP_STILL, { input: { shotId: shot.id, idempotencyKey: frame.key, fileId, atMs: frame.atMs, marks } });
      toastDone(t('diagnosis.stillKept'));
      await onKept();
    } catch (error) { toastFault(toFault(error)); setBusy(false); }
  };
  return (
    <>
      <div className="sheet drawn">
        <img src={frame.address} alt={t('diagnosis.frame')} width={frame.width} height={frame.height} draggable={false} />
        <svg className="marks draw" viewBox={`0 0 ${frame.width} ${frame.height}`} preserveAspectRatio="none" role="img" aria-label={t('diagnosis.frame')} onPointerDown={begin} onPointerMove={move} onPointerUp={end} onPointerCancel={() => setDrawing(null)}>
          <MarkLines marks={drawing ? [...marks, drawing] : marks} width={frame.width} height={frame.height} />
        </svg>
      </div>
      <div className="row wrap">
        <span className="seg" role="group" aria-label={t('diagnosis.tools')}>{TOOLS.map((name) => <button key={name} type="button" aria-pressed={shape === name} onClick={() => setShape(name)}>{t(`diagnosis.tool.${name}`)}</button>)}</span>
        <button type="button" className="btn sm ghost" disabled={marks.length === 0} onClick={() => setMarks(marks.slice(0, -1))}><Undo2 size={14} aria-hidden />{t('diagnosis.undo')}</button>
        <span className="end" />
        <button type="button" className="btn sm" onClick={onClose}>{t('diagnosis.back')}</button>
        <button type="button" className="btn sm pri" disabled={marks.length === 0 || busy} onClick={() => void keep()}>{t('diagnosis.keep')}</button>
      </div>
    </>
  );
}
