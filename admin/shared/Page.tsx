// The head of a page: title, facts and actions, breadcrumb; sets the document's title.
import { ChevronDown, ChevronRight, ChevronUp } from 'lucide-react';
import { Fragment, type ReactNode, type Ref, useEffect } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';

/** Names the page in the browser's tab. */
export function usePageTitle(title: string): void {
  useEffect(() => { document.title = title ? `${title} – Aftercare` : 'Aftercare'; }, [title]);
}

/** Title at the left, facts beside it, actions at the right: at most one `btn pri`. `documentTitle` where `title` is no text. */
export function PageHeader({ title, documentTitle, facts, children }: { title: ReactNode; documentTitle?: string; facts?: ReactNode; children?: ReactNode }) {
  usePageTitle(documentTitle ?? (typeof title === 'string' ? title : ''));
  return (
    <div className="ph">
      <h1>{title}</h1>
      {facts && <span className="row g12 wrap t13 t2">{facts}</span>}
      <span className="sp" />
      {children && <span className="row wrap">{children}</span>}
    </div>
  );
}

/** Where the page stands: links, then the last word; with the way to the rows before and after it. */
export function Breadcrumb({ path, previous, next, aside }: { path: { label: string; to?: string }[]; previous?: string | null; next?: string | null; aside?: ReactNode }) {
  const t = useT();
  return (
    <div className="row crumbs">
      <nav className="crumb" aria-label={t('crumb.label')}>
        {path.map((step, at) => (
          <Fragment key={step.label}>
            {at > 0 && <ChevronRight size={14} aria-hidden />}
            {step.to ? <Link to={step.to}>{step.label}</Link> : <span aria-current="page">{step.label}</span>}
          </Fragment>
        ))}
      </nav>
      {aside}
      <span className="sp" />
      {previous && <Link className="ib" to={previous} aria-label={t('page.previousRow')}><ChevronUp size={16} aria-hidden /></Link>}
      {next && <Link className="ib" to={next} aria-label={t('page.nextRow')}><ChevronDown size={16} aria-hidden /></Link>}
    </div>
  );
}

/** What must stay visible beside the main column; sections below it on phones. */
export function ContextPanel({ children, wide, label }: { children: ReactNode; wide?: boolean; label?: string }) {
  const t = useT();
  // It scrolls by itself, so the keyboard must come to it though nothing in it can be pressed.
  return <aside className={wide ? 'panel wide' : 'panel'} tabIndex={0} aria-label={label ?? t('panel.label')}>{children}</aside>;
}
/** One section of a panel, with its title and what stands at its right. */
export function PanelSection({ title, aside, children, tone, at }: { title: ReactNode; aside?: ReactNode; children?: ReactNode; tone?: 'accent'; /** For whoever leads to it. */ at?: Ref<HTMLElement> }) {
  return (
    <section ref={at} tabIndex={at ? -1 : undefined} style={tone ? { background: 'var(--accent-soft)' } : undefined}>
      <h2 style={{ marginBottom: 6 }}>{title}{aside && <span className="end n t12 t3">{aside}</span>}</h2>
      {children}
    </section>
  );
}
/** A card with title, unit and window in its header. */
export function Card({ title, facts, actions, children, flush }: { title: ReactNode; facts?: ReactNode; actions?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className="card" style={flush ? { overflow: 'hidden' } : undefined}>
      <header><h2>{title}</h2>{facts && <span className="t12 t3 n">{facts}</span>}<span className="sp" />{actions}</header>
      {flush ? children : <div className="bd">{children}</div>}
    </section>
  );
}
