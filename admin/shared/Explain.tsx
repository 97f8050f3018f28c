// How a number came about: the server's explanation as a tree of label, equation and value, in a popover or a panel.
import Popover from '@mui/material/Popover';
import { Check, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { listLink, OpenNumber } from './cells.tsx';
import { decimal, useFormat } from './format.ts';
import { SkeletonRows } from './states.tsx';

interface Words { zh: string; en: string }
/** The tree that the server's `explain` fields answer (server/core/explanation). */
export interface Explanation {
  label: Words;
  value: string | number | boolean | null;
  unit?: Words;
  text?: Words;
  holds?: boolean;
  required?: Words;
  note?: Words;
  rule?: { key: string; version?: number; since?: string };
  inputs: Explanation[];
  rows?: { resource: string; filter: Record<string, unknown>; count?: number };
  path?: (string | number)[];
}

/** A value as people read it. */
function useSay(): (node: Explanation) => string {
  const format = useFormat();
  return (node) => {
    if (node.text) { const said = format.label(node.text); return INSTANT.test(said) ? format.instant(said) : said; }
    const { value } = node;
    const unit = node.unit ? ` ${format.label(node.unit)}` : '';
    if (value === null) return '–';
    if (typeof value === 'boolean') return node.holds === undefined ? (value ? '✓' : '✗') : '';
    const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
    return (/^-?\d+(\.\d+)?$/.test(String(value)) ? decimal(String(value), Math.min(digits, 4)) : String(value)) + unit;
  };
}

/** An instant as the server writes it is said as people say one. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function Line({ node }: { node: Explanation }) {
  const t = useT();
  const format = useFormat();
  const say = useSay();
  const value = say(node);
  const required = node.required && format.label(node.required);
  return (
    <div className="line">
      {node.holds !== undefined && (node.holds
        ? <span className="okc"><Check size={14} aria-label={t('explain.holds')} role="img" /></span>
        : <span className="latec"><X size={14} aria-label={t('explain.fails')} role="img" /></span>)}
      <span className="grow">{format.label(node.label)}</span>
      <span className="col" style={{ alignItems: 'flex-end', maxWidth: '72%' }}>
        <b className={value.length > 16 ? undefined : 'nw'} style={{ textAlign: 'right', overflowWrap: 'anywhere' }}>{node.rows ? <OpenNumber to={listLink(node.rows.resource, node.rows.filter)} label={`${format.label(node.label)} ${value}`}>{value}</OpenNumber> : value}</b>
        {required && <span className="t12 t3">{required}</span>}
      </span>
      {node.note && <span className={node.holds === undefined ? 'note-of t12 t3' : 'note-of t12 t3 judged'}>{format.label(node.note)}</span>}
    </div>
  );
}

/** The tree below a root; the root itself only with `withRoot`. */
export function ExplainTree({ explanation, withRoot }: { explanation: Explanation; withRoot?: boolean }) {
  if (withRoot) return <ul className="tree"><li><Line node={explanation} />{explanation.inputs.length > 0 && <ExplainTree explanation={explanation} />}</li></ul>;
  return (
    <ul className="tree">
      {explanation.inputs.map((node, at) => (
        <li key={at}><Line node={node} />{node.inputs.length > 0 && <ExplainTree explanation={node} />}</li>
      ))}
    </ul>
  );
}

/** Head, tree and foot: what it is, by which rule, and the rows behind it. */
export function ExplainBody({ explanation, title, titleId }: { explanation: Explanation; title?: string; titleId?: string }) {
  const t = useT();
  const format = useFormat();
  const say = useSay();
  const { rule, rows } = explanation;
  const note = explanation.note && format.label(explanation.note);
  const version = rule?.version === undefined ? '' : t('explain.version', { version: rule.version });
  return (
    <div>
      <div className="row base"><h2 className="t13 b grow" id={titleId}>{title ?? format.label(explanation.label)}</h2><b className={say(explanation).length > 16 ? undefined : 'nw'} style={{ textAlign: 'right', maxWidth: '72%' }}>{say(explanation)}</b></div>
      {(explanation.note || rule) && (
        <p className="t12 t3" style={{ marginBottom: 6 }}>
          {note}
          {version && !note?.endsWith(version) && <> {version}</>}
          {rule?.since && <>{format.language === 'zh' ? '，' : ', '}{t('explain.since', { since: format.day(rule.since) })}</>}
        </p>
      )}
      <ExplainTree explanation={explanation} />
      {rows && <Link className="lk t13" to={listLink(rows.resource, rows.filter)}>{rows.count === undefined ? t('explain.rowsPlain') : t('explain.rows', { count: format.count(rows.count) })}</Link>}
    </div>
  );
}

/** A number whose explanation opens below it; `load` fetches it when first opened, or it is given. */
export function ExplainPopover({ children, explanation, load, name, title }: {
  children: ReactNode; explanation?: Explanation | null; load?: () => Promise<Explanation>; name: string; title?: string;
}) {
  const t = useT();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [fetched, setFetched] = useState<Explanation | null>(null);
  const [failed, setFailed] = useState(false);
  const shown = explanation ?? fetched;
  const open = (at: HTMLElement) => {
    setAnchor(at);
    if (shown || !load) return;
    setFailed(false);
    load().then(setFetched, () => setFailed(true));
  };
  return (
    <>
      <OpenNumber onOpen={open} label={t('explain.open', { name })}>{children}</OpenNumber>
      <Popover open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id, sx: { width: 400, maxWidth: 'calc(100vw - 32px)', display: 'flex', flexDirection: 'column' } } }}>
        {/* A long explanation scrolls, by keyboard too. */}
        <section tabIndex={0} aria-labelledby={id} style={{ overflow: 'auto', padding: '14px 16px' }}>
        {shown ? <ExplainBody explanation={shown} title={title} titleId={id} />
          : failed ? <p className="err-line" id={id} role="alert">{t('explain.fault')}</p>
            : <div id={id} role="status" aria-label={t('explain.title')}><SkeletonRows rows={3} height={30} /></div>}
        </section>
      </Popover>
    </>
  );
}
