// Photos and signatures of a form: sent in at once, kept by id; what failed can be tried again.
import { Camera, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import type { Proof } from './judge.ts';
import { compress } from './photo.ts';
import { SignaturePad } from './SignaturePad.tsx';

const looks = new Map<string, string>();

/** Sends one file in; answers it as it is kept, with the hash of what was sent and when it was taken. */
async function sendIn(file: Blob, name: string, language: string, takenAt: string): Promise<Proof> {
  const form = new FormData();
  form.append('file', file, name);
  const answer = await fetch('/files/attachments', { method: 'POST', body: form, headers: { 'x-aftercare': 'upload', 'accept-language': language } });
  const body = (await answer.json().catch(() => ({}))) as { id?: string; thumbnail?: string | null; errors?: { message: string }[]; message?: string };
  if (!answer.ok || !body.id) throw new Error(body.errors?.[0]?.message ?? body.message ?? '');
  if (body.thumbnail) looks.set(body.id, body.thumbnail);
  const sum = globalThis.crypto?.subtle ? await crypto.subtle.digest('SHA-256', await file.arrayBuffer()) : null;
  return { fileId: body.id, ...(sum ? { sha256: [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('') } : {}), takenAt };
}

/** Photos taken or chosen; `most` of them. */
export function PhotosField({ value, onChange, most = 20, words, name, describedBy }: { value: Proof[]; onChange: (next: Proof[]) => void; most?: number; words: string; name: string; describedBy?: string }) {
  const t = useT();
  const format = useFormat();
  const picker = useRef<HTMLInputElement>(null);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (files: FileList | null) => {
    if (!files?.length) return;
    setSending(true);
    setProblem(null);
    const kept = [...value];
    try {
      for (const file of [...files].slice(0, most - kept.length)) {
        // Made small here, without what the camera wrote into it; what cannot be drawn goes as it is, and the server judges it.
        const small = await compress(file).catch(() => null);
        kept.push(await sendIn(small ?? file, small ? 'photo.jpg' : file.name || 'photo.jpg', format.language, new Date(file.lastModified || Date.now()).toISOString()));
      }
    } catch (fault) { setProblem((fault as Error).message || t('fill.failed')); } finally {
      // What came through stays, whatever failed after it.
      if (kept.length > value.length) onChange(kept);
      setSending(false);
      if (picker.current) picker.current.value = '';
    }
  };
  return (
    <div className="col g4">
      {value.length > 0 && <div className="photos">{value.map((one, at) => (
        <span key={one.fileId}>{looks.has(one.fileId) ? <img src={looks.get(one.fileId)} alt={t('fill.photoNo', { n: at + 1 })} /> : t('fill.photoNo', { n: at + 1 })}
          <button type="button" className="ib sm" aria-label={t('fill.remove', { n: at + 1 })} onClick={() => onChange(value.filter((each) => each !== one))}><X size={12} aria-hidden /></button></span>
      ))}</div>}
      <input ref={picker} type="file" hidden name={name} accept="image/*" capture="environment" multiple={most > 1} aria-label={words} onChange={(event) => { void take(event.target.files); }} />
      {value.length < most && <button type="button" className="btn" disabled={isSending} aria-describedby={describedBy} onClick={() => picker.current?.click()}><Camera size={16} aria-hidden />{isSending ? t('fill.sending') : words}</button>}
      {problem && <p className="err-line" role="alert">{problem}</p>}
    </div>
  );
}

interface Signed { fileId: string; name: string }
/** A name and a signature drawn with finger or mouse. */
export function SignatureField({ value, onChange, label }: { value: Signed | null; onChange: (next: Signed | null) => void; label: string }) {
  const t = useT();
  const format = useFormat();
  const [name, setName] = useState(value?.name ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const keep = (picture: Blob) => {
    setProblem(null);
    sendIn(picture, 'signature.png', format.language, new Date().toISOString()).then(({ fileId }) => onChange({ fileId, name: name.trim() }), (fault: Error) => setProblem(fault.message || t('fill.failed')));
  };
  return (
    <div className="col g4">
      <span className="in"><input value={name} placeholder={t('fill.signName')} aria-label={`${label}: ${t('fill.signName')}`} maxLength={80} onChange={(event) => { setName(event.target.value); if (value) onChange({ ...value, name: event.target.value.trim() }); }} /></span>
      {value ? <div className="row g8"><p className="judged ok">{t('fill.signed')}</p><button type="button" className="btn ghost" onClick={() => onChange(null)}>{t('fill.signClear')}</button></div>
        : <SignaturePad mayKeep={name.trim() !== ''} onKeep={keep} />}
      {problem && <p className="err-line" role="alert">{problem}</p>}
    </div>
  );
}
