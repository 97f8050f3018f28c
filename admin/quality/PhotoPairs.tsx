// Photos before and after, side by side, and the way to add one.
import { Camera } from 'lucide-react';
import { useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useFormat } from '../shared/format.ts';
import { toastFault } from '../shared/Toasts.tsx';
import { type Photo, PHOTOS } from './quality.operations.ts';

/** Sends one photo in; answers its id. */
async function sendIn(file: File, language: string): Promise<string> {
  const form = new FormData();
  form.append('file', file);
  const answer = await fetch('/files/attachments', { method: 'POST', body: form, headers: { 'x-aftercare': 'upload', 'accept-language': language } });
  const body = (await answer.json().catch(() => ({}))) as { id?: string; message?: string; errors?: { message: string }[] };
  if (!answer.ok || !body.id) throw new Error(body.errors?.[0]?.message ?? body.message ?? '');
  return body.id;
}

export function PhotoPairs({ photos, target, mayAdd, onDone }: { photos: readonly Photo[]; target: { id: string; expectedVersion: number }; mayAdd: boolean; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const [moment, setMoment] = useState<Photo['moment']>('BEFORE');
  const [busy, setBusy] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const pairs = [...new Set(photos.map((photo) => photo.pair))].sort((a, b) => a - b);
  const take = async (files: FileList | null) => {
    if (!files?.length) return;
    setBusy(true);
    try {
      const fileIds: string[] = [];
      for (const file of [...files].slice(0, 10)) fileIds.push(await sendIn(file, format.language));
      await request(PHOTOS, { input: { ...target, moment, fileIds } });
    } catch (fault) { toastFault((fault as Error).message || t('actions.photoFailed')); } finally { setBusy(false); if (picker.current) picker.current.value = ''; await onDone(); }
  };
  const pick = (next: Photo['moment']) => { setMoment(next); picker.current?.click(); };
  return (
    <section>
      <h2>{t('actions.photos')}{mayAdd && <span className="end row g6">
        <button type="button" className="btn sm" disabled={busy} onClick={() => pick('BEFORE')}><Camera size={14} aria-hidden />{t('actions.addBefore')}</button><button type="button" className="btn sm" disabled={busy} onClick={() => pick('AFTER')}><Camera size={14} aria-hidden />{t('actions.addAfter')}</button>
        <input ref={picker} type="file" accept="image/*" multiple hidden onChange={(event) => void take(event.target.files)} />
      </span>}</h2>
      {pairs.length === 0 && <p className="t13 t2">{t('actions.noPhotos')}</p>}
      {pairs.map((pair) => (
        <div key={pair} className="photo-pair" role="group" aria-label={t('actions.pair', { n: pair })}>
          {(['BEFORE', 'AFTER'] as const).map((when) => {
            const photo = photos.find((one) => one.pair === pair && one.moment === when);
            const words = t(when === 'BEFORE' ? 'actions.before' : 'actions.after');
            return <figure key={when}>{photo ? <a href={photo.link} target="_blank" rel="noreferrer"><img src={photo.link} alt={`${words}: ${photo.name}`} loading="lazy" /></a> : <span className="photo-none">{t('actions.noPhoto')}</span>}<figcaption>{words}{photo && ` · ${format.person({ name: photo.authorName, nameEn: photo.authorNameEn })} · ${format.instant(photo.createdAt)}`}</figcaption></figure>;
          })}
        </div>
      ))}
    </section>
  );
}
