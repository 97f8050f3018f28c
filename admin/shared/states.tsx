// What a place says when it has nothing to show: loading, empty, no match, failed, forbidden, crashed.
import { Lock, PlugZap, SearchX, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import type { Fault } from '../provider/faults.ts';
import { sayTime } from './format.ts';

/** Skeleton rows; they show after 150 ms, so that quick answers do not flash. */
export function SkeletonRows({ rows = 8, height = 44 }: { rows?: number; height?: number }) {
  const t = useT();
  return (
    <div className="late-show" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="row" style={{ height, borderBottom: '1px solid var(--line)', padding: '0 20px' }}>
          <i className="bone av" style={{ width: 28 }} /><i className="bone" style={{ width: 110 + ((at * 41) % 90) }} /><i className="bone end" style={{ width: 56 }} />
        </div>
      ))}
    </div>
  );
}

/** A whole page that is being fetched. */
export function PageSkeleton() {
  return (
    <div className="late-show" style={{ padding: '20px 24px' }} aria-busy="true">
      <i className="bone" style={{ width: 160, height: 20 }} />
      <div style={{ margin: '24px -20px' }}><SkeletonRows /></div>
    </div>
  );
}

interface StateProps { icon: LucideIcon; title: string; text?: string; children?: ReactNode; headingId?: string }
/** One icon, one sentence on what it is for, one button. */
export function Empty({ icon: Icon, title, text, children }: StateProps) {
  return (
    <div className="state">
      <span className="ico"><Icon size={20} strokeWidth={1.75} aria-hidden /></span>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className="row wrap" style={{ justifyContent: 'center', marginTop: text ? 0 : 12 }}>{children}</div>}
    </div>
  );
}

/** No row fits: names the conditions that could be dropped. `drops`: label and what to do. */
export function NoMatch({ what, drops, onClear }: { what: string; drops: { label: string; drop: () => void }[]; onClear: () => void }) {
  const t = useT();
  const last = drops[drops.length - 1];
  return (
    <div style={{ padding: 20 }}>
      <div className="row wrap t13" style={{ padding: '10px 12px', border: '1px solid var(--line)', borderRadius: 8 }}>
        <SearchX size={16} strokeWidth={1.75} aria-hidden />
        <span role="status">{t('state.noMatch', { count: drops.length, what, smart_count: drops.length })}</span>
        <span className="row end">
          {last && drops.length > 1 && <button type="button" className="lk" onClick={last.drop}>{t('state.drop', { name: last.label })}</button>}
          <button type="button" className="lk" onClick={onClear}>{t('state.dropAll')}</button>
        </span>
      </div>
    </div>
  );
}

/** What failed, since when, and how to try again. */
export function Failed({ what, fault, at, onRetry }: { what?: string; fault?: Fault | null; at?: Date; onRetry?: () => void }) {
  const t = useT();
  if (fault?.code === 'FORBIDDEN') return <Forbidden what={what} right={/[“「](.+?)[”」]/.exec(fault.message)?.[1] ?? fault.message} />;
  // Nothing failed, and trying again brings nothing.
  if (fault?.code === 'NOT_FOUND') return <Empty icon={SearchX} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const subject = what ?? t('state.data');
  // What an old address asks for is told in words: the API's own are for those who write requests.
  const said = fault?.reason === 'DOCUMENT_INVALID' ? t('state.misfit') : fault?.message;
  const silent = !fault || fault.code === 'NETWORK' || !fault.message;
  return (
    <div className="note late" role="alert" style={{ margin: 12 }}>
      <PlugZap size={16} strokeWidth={1.75} aria-hidden />
      <span>{silent ? t('state.error', { what: subject, at: sayTime(at ?? new Date()) }) : t('state.errorSaid', { what: subject, said })}</span>
      {onRetry && <button type="button" className="btn sm end" onClick={onRetry}>{t('state.retry')}</button>}
    </div>
  );
}

/** Which right is missing and who can give it. */
export function Forbidden({ what, right }: { what?: string; right?: string }) {
  const t = useT();
  return (
    <div className="row top t13" role="status" style={{ margin: 20, padding: '10px 12px', border: '1px solid var(--line)', borderRadius: 8 }}>
      <Lock size={16} strokeWidth={1.75} aria-hidden />
      <span className="col">
        <span>{t('state.forbidden', { what: what ?? t('state.thisPage'), right: right ?? '' })}</span>
        <span className="t12 t3">{t('state.forbiddenWho')}</span>
      </span>
    </div>
  );
}

/** A screen that threw; the frame around it lives on. */
export function Crashed({ error, onRetry }: { error?: Error; onRetry?: () => void }) {
  const t = useT();
  return (
    <Empty icon={TriangleAlert} title={t('state.crash')} text={t('state.crashText')}>
      <button type="button" className="btn pri" onClick={() => (onRetry ? onRetry() : location.reload())}>{t('state.reload')}</button>
      {error && <code className="mono t12 t3">{error.message.slice(0, 160)}</code>}
    </Empty>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useT();
  useEffect(() => { document.title = `${t('page.notFound')} – Aftercare`; }, [t]);
  return (
    <Empty icon={SearchX} title={t('page.notFound')} text={t('page.notFoundText')}>
      <Link className="btn pri" to="/">{t('page.home')}</Link>
    </Empty>
  );
}
