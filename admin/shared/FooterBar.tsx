// The foot of a list: which rows of how many, as of when, and the pages.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useListContext } from 'ra-core';
import { type ReactNode, useState, useEffect } from 'react';
import { useT } from '../i18n/language.tsx';
import { count, useFormat } from './format.ts';

/** Range, total (约 20.1 万 when estimated) and pages of the list on screen; `unit` is the measure word. */
export function FooterBar({ unit, keys }: { unit?: string; keys?: ReactNode }) {
  const t = useT();
  const format = useFormat();
  const { page, perPage, data: rows, total, setPage, hasNextPage, isFetching, meta } = useListContext();
  const [asOf, setAsOf] = useState(() => new Date());
  useEffect(() => { if (!isFetching) setAsOf(new Date()); }, [isFetching]);
  const shown = rows?.length ?? 0;
  if (shown === 0) return null;
  const exact = (meta as { totalIsExact?: boolean } | undefined)?.totalIsExact !== false;
  const from = (page - 1) * perPage + 1;
  const pages = total ? Math.max(1, Math.ceil(total / perPage)) : undefined;
  return (
    <div className="foot">
      {keys}
      <span>{t('list.range', { from: count(from), to: count(from + shown - 1), total: exact ? count(total ?? shown) : format.rough(total), unit: unit ?? t('list.unit') })}</span>
      <i className="md desk" />
      <span className="desk">{t('list.asOf', { at: format.instantInside(asOf) })}</span>
      <span className="sp" />
      <button type="button" className="ib sm" aria-label={t('list.previous')} disabled={page <= 1} onClick={() => setPage(page - 1)}><ChevronLeft size={16} aria-hidden /></button>
      <span><span className="visually-hidden">{t('list.page', { page })}</span><b aria-hidden style={{ color: 'var(--text)' }}>{count(page)}</b>{pages && ` / ${exact ? count(pages) : format.rough(pages)}`}</span>
      <button type="button" className="ib sm" aria-label={t('list.next')} disabled={!(hasNextPage ?? (pages !== undefined && page < pages))} onClick={() => setPage(page + 1)}><ChevronRight size={16} aria-hidden /></button>
    </div>
  );
}
