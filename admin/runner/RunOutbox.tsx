// The outbox that the inspector sees: what waits, how large it is, how far it got, why it did not go, and what was sent.
import { Check, CloudUpload } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { wantedShots } from './send.ts';
import type { Sent } from './run-store.ts';
import type { OnPhone } from './useRunner.ts';

const kB = (bytes: number): string => String(Math.ceil(bytes / 1000));

function Waiting({ draft, shots, online }: OnPhone & { online: boolean }) {
  const t = useT();
  const format = useFormat();
  const wanted = wantedShots(draft.answers, shots);
  const all = wanted.reduce((sum, one) => sum + one.blob.size, 0);
  const there = wanted.reduce((sum, one) => sum + (one.fileId ? one.blob.size : one.sent ?? 0), 0);
  const why = draft.conflict ? t(draft.conflict.isOver ? 'run.isOver' : 'run.isConflict') : draft.needsSignIn ? t('run.signIn') : draft.fault ? t('run.failedToSend', { reason: draft.fault }) : t(online ? 'run.sending' : 'run.waiting');
  const isBad = Boolean(draft.conflict || draft.needsSignIn || draft.fault);
  return (
    <li className="col g4">
      <span className="row"><b className="grow">{format.named(draft.storeName)}</b>{(draft.conflict || draft.fault) && <Link className="lk" to={`/run/${draft.id}`}>{t('run.look')}</Link>}</span>
      <span className="t12 t3">{[format.named(draft.sheet), t('run.photos', { count: wanted.length, smart_count: wanted.length }), `${kB(all)} kB`].join(' · ')}</span>
      {all > 0 && <progress max={all} value={there} aria-label={t('run.progress', { sent: kB(there), all: kB(all) })} />}
      <span className={isBad ? 'latec t13' : 't13 t2'}>{why}</span>
    </li>
  );
}

export function RunOutbox({ all, sent, online, onRetry }: { all: OnPhone[]; sent: Sent['list']; online: boolean; onRetry: () => void }) {
  const t = useT();
  const format = useFormat();
  const waiting = all.filter((one) => one.draft.key);
  return (
    <>
      {waiting.length > 0 && (
        <section className="q" aria-label={t('run.outbox')}>
          <h2 className="row g4"><CloudUpload size={16} aria-hidden />{t('run.outbox')} <b>{waiting.length}</b></h2>
          <ul className="col g12 outbox">{waiting.map((one) => <Waiting key={one.draft.id} {...one} online={online} />)}</ul>
          <button type="button" className="btn" onClick={onRetry}>{t('run.retry')}</button>
        </section>
      )}
      {sent.length > 0 && (
        <section className="q" aria-label={t('run.done')}>
          <h2>{t('run.done')}</h2>
          <ul className="col g4">{sent.slice(0, 5).map((one) => <li key={one.number} className="row t13"><Check size={14} aria-hidden /><span className="grow">{format.named(one.storeName)} <span className="t3">{one.number}</span></span><span className="t3">{t('run.photos', { count: one.photos, smart_count: one.photos })}</span></li>)}</ul>
        </section>
      )}
    </>
  );
}
