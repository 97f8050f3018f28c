// Files of a ticket in its thread: photos small, everything else by name; a photo or video opens large, a paper in a tab of its own.
import Dialog from '@mui/material/Dialog';
import { ChevronLeft, ChevronRight, ExternalLink, FileText, Video, X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { sizeOf } from './send-file.ts';
import './ticket-files.css';

export interface TicketFileRow { id: string; eventId: string | null; createdAt: string; authorName: string; authorNameEn: string | null; name: string; fileKind: string; bytes: number; width: number | null; height: number | null; link: string; thumbnail: string | null }

const isShown = (file: TicketFileRow): boolean => file.fileKind === 'PICTURE' || file.fileKind === 'VIDEO';

export function ThreadFiles({ files }: { files: readonly TicketFileRow[] }) {
  const t = useT();
  const [at, setAt] = useState<number | null>(null);
  if (files.length === 0) return null;
  const shown = files.filter(isShown);
  return (
    <>
      <ul className="brought" aria-label={t('file.brought')}>
        {files.map((file) => (
          <li key={file.id}>
            {isShown(file)
              ? <button type="button" className="thumb" aria-label={t('file.open', { name: file.name })} title={file.name} onClick={() => setAt(shown.indexOf(file))}>{file.thumbnail ? <img src={file.thumbnail} alt="" loading="lazy" /> : <Video size={20} aria-hidden />}</button>
              : <a className="paper" href={file.link} target="_blank" rel="noreferrer"><FileText size={16} aria-hidden /><span className="name">{file.name}</span><span className="t12 t3 nw">{sizeOf(file.bytes)}</span></a>}
          </li>
        ))}
      </ul>
      {at !== null && <LargeFile files={shown} at={at} onMove={setAt} onClose={() => setAt(null)} />}
    </>
  );
}

function LargeFile({ files, at, onMove, onClose }: { files: readonly TicketFileRow[]; at: number; onMove: (to: number) => void; onClose: () => void }) {
  const t = useT();
  const file = files[at];
  if (!file) return null;
  return (
    <Dialog open onClose={onClose} maxWidth="lg" aria-label={t('file.large', { name: file.name })} onKeyDown={(event) => { if (event.key === 'ArrowLeft' && at > 0) onMove(at - 1); if (event.key === 'ArrowRight' && at < files.length - 1) onMove(at + 1); }}>
      <div className="file-large">
        <div className="row"><h2 className="t14 b name">{file.name}</h2><span className="t12 t3 nw">{files.length > 1 ? `${at + 1} / ${files.length}` : sizeOf(file.bytes)}</span><span className="sp" />
          <a className="ib" href={file.link} target="_blank" rel="noreferrer" aria-label={t('file.newTab')} title={t('file.newTab')}><ExternalLink size={16} aria-hidden /></a>
          <button type="button" className="ib" aria-label={t('file.close')} onClick={onClose}><X size={16} aria-hidden /></button></div>
        {file.fileKind === 'VIDEO' ? <video src={file.link} controls muted playsInline /> : <img src={file.link} alt={file.name} width={file.width ?? undefined} height={file.height ?? undefined} />}
        {files.length > 1 && <div className="row"><button type="button" className="btn sm" disabled={at === 0} onClick={() => onMove(at - 1)}><ChevronLeft size={14} aria-hidden />{t('file.previous')}</button><button type="button" className="btn sm end" disabled={at >= files.length - 1} onClick={() => onMove(at + 1)}>{t('file.next')}<ChevronRight size={14} aria-hidden /></button></div>}
      </div>
    </Dialog>
  );
}
