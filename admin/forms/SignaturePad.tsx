// A sheet to sign on with finger, pen or mouse: drawn, cleared, kept as a picture with dark ink on white.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import './signature.css';

const SHEET = { width: 600, height: 280 };
/** `onKeep` gets the picture; `mayKeep` is what else it needs, such as a name. `keepsItself`: what is drawn is kept when the page goes on or away, whether or not anybody said that it is done. */
export function SignaturePad({ mayKeep, onKeep, onInk, keepsItself }: { mayKeep: boolean; onKeep: (picture: Blob) => void; onInk?: () => void; keepsItself?: boolean }) {
  const t = useT();
  const sheet = useRef<HTMLCanvasElement>(null);
  const [hasInk, setInk] = useState(false);
  /** Ink that nobody has been given yet. */
  const isFresh = useRef(false);
  const latest = useRef(onKeep);
  latest.current = onKeep;
  const give = useCallback((drawn: HTMLCanvasElement | null) => { isFresh.current = false; drawn?.toBlob((picture) => { if (picture) latest.current(picture); }); }, []);
  useEffect(() => {
    const drawn = sheet.current;
    if (!keepsItself || !drawn) return;
    const keep = () => { if (isFresh.current) give(drawn); };
    const away = () => { if (document.visibilityState === 'hidden') keep(); };
    document.addEventListener('visibilitychange', away);
    return () => { document.removeEventListener('visibilitychange', away); keep(); };
  }, [keepsItself, give]);
  const at = (event: React.PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * SHEET.width, ((event.clientY - box.top) / box.height) * SHEET.height];
  };
  const blank = (pen: CanvasRenderingContext2D) => { pen.fillStyle = 'white'; pen.fillRect(0, 0, SHEET.width, SHEET.height); };
  const draw = (event: React.PointerEvent<HTMLCanvasElement>, isFirst: boolean) => {
    const pen = event.currentTarget.getContext('2d');
    if (!pen || (!isFirst && event.buttons === 0)) return;
    if (isFirst) {
      event.currentTarget.setPointerCapture(event.pointerId);
      if (!hasInk) blank(pen);
      pen.beginPath(); pen.moveTo(...at(event));
      // Ink is dark whatever the theme is: the picture is looked at elsewhere.
      pen.lineWidth = 4; pen.lineCap = 'round'; pen.lineJoin = 'round'; pen.strokeStyle = 'black';
      return;
    }
    pen.lineTo(...at(event));
    pen.stroke();
    isFresh.current = true;
    if (!hasInk) { setInk(true); onInk?.(); }
  };
  const clear = () => { const pen = sheet.current?.getContext('2d'); if (pen) blank(pen); isFresh.current = false; setInk(false); };
  return (
    <>
      <canvas ref={sheet} className="signature" width={SHEET.width} height={SHEET.height} role="img" aria-label={t('fill.signHere')} onPointerDown={(event) => draw(event, true)} onPointerMove={(event) => draw(event, false)} />
      <div className="row g8">
        <button type="button" className="btn" disabled={!hasInk || !mayKeep} onClick={() => give(sheet.current)}>{t('fill.signKeep')}</button>
        {hasInk && <button type="button" className="btn ghost" onClick={clear}>{t('fill.signClear')}</button>}
      </div>
    </>
  );
}
