// Small things that stand in cells and heads: numbers that open, people, money, differences, tags, tiers.
import Tooltip from '@mui/material/Tooltip';
import { ArrowDown, ArrowUp, Crown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { EMPTY, initials, money, useFormat } from './format.ts';

/** A number backed by rows: dotted underline, opens by `to` (the list behind it) or `onOpen` (its explanation). */
export function OpenNumber({ children, to, onOpen, label, className }: {
  children: ReactNode; to?: string; onOpen?: (anchor: HTMLElement) => void; label?: string; className?: string;
}) {
  const name = ['num', className].filter(Boolean).join(' ');
  if (to) return <Link className={name} to={to} aria-label={label}>{children}</Link>;
  return (
    <button type="button" className={name} aria-label={label} aria-haspopup="dialog"
      onClick={(event) => { event.stopPropagation(); onOpen?.(event.currentTarget); }}>{children}</button>
  );
}

/** The address of a list with its filter: `listLink('customers', { tier: ['GOLD'] })`. */
export function listLink(resource: string, filter: Record<string, unknown> = {}, sort?: { field: string; order: 'ASC' | 'DESC' }): string {
  const params = new URLSearchParams();
  if (Object.keys(filter).length > 0) params.set('filter', JSON.stringify(filter));
  if (sort) { params.set('sort', sort.field); params.set('order', sort.order); }
  const text = params.toString();
  return `/${resource}${text ? `?${text}` : ''}`;
}

/** Is there a room for this resource that the viewer may enter? Numbers without one are not links. */
export const opensList = (rooms: readonly { name: string }[], resource: string): boolean => rooms.some((room) => room.name === resource);

const hueOf = (name: string): number => [...name].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) % 997, 7) % 6;

/** The round letters of a person; decoration, so hidden from readers. */
export function Avatar({ name, size = 28 }: { name: string; size?: 20 | 24 | 28 | 40 | 56 }) {
  return <span className={`av k${hueOf(name)}${size === 28 ? '' : ` s${size}`}`} aria-hidden>{initials(name)}</span>;
}

/** Avatar, name, and a second line of facts divided by dots. */
export function Person({ name, facts, to }: { name: string; facts?: (ReactNode | null | undefined | false)[]; to?: string }) {
  const known = (facts ?? []).filter(Boolean);
  return (
    <span className="row">
      <Avatar name={name} />
      <span className="col" style={{ lineHeight: '18px' }}>
        {to ? <Link className="b el" to={to}>{name}</Link> : <span className="b el">{name}</span>}
        {known.length > 0 && (
          <span className="t12 t3 el" style={{ lineHeight: '16px' }}>
            {known.map((fact, at) => <span key={at}>{at > 0 && <i className="md" />}{fact}</span>)}
          </span>
        )}
      </span>
    </span>
  );
}

/** 68,420.50; the unit stands in the header unless `unit`. */
export function Money({ value, unit }: { value: string | number | null | undefined; unit?: boolean }) {
  const format = useFormat();
  return <>{unit ? format.moneyWithUnit(value) : money(value)}</>;
}

/** An arrow, the value and its base; green or red by what is good for the measure, never for money. */
export function Delta({ value, text, base, good }: { value: number; text: string; base?: string; good?: 'up' | 'down' | 'neither' }) {
  const t = useT();
  const tone = value === 0 || !good || good === 'neither' ? 't2' : (value > 0) === (good === 'up') ? 'okc' : 'latec';
  const Icon = value > 0 ? ArrowUp : ArrowDown;
  return (
    <span className={`row g2 ${tone}`} style={{ display: 'inline-flex', maxWidth: '100%' }}>
      {value !== 0 && <><Icon size={12} aria-hidden /><span className="visually-hidden">{t(value > 0 ? 'delta.up' : 'delta.down')}</span></>}
      <span className={base ? undefined : 'el'}>{text}{base && <span className="t3">{/\p{Script=Han}/u.test(base) ? '，' : ', '}{base}</span>}</span>
    </span>
  );
}

/** Eight hues of tags, as places of the chart palette. */
const HUES = ['INDIGO', 'AMBER', 'TEAL', 'VERMILION', 'SKY', 'PLUM', 'OLIVE', 'SLATE'];
export interface TagName { id?: string; nameZh: string; nameEn: string; colour?: string | null; tagKind?: string | null }

/** One tag: outline with its hue; a rule's or model's tag in accent. `fit`: in a list, where colour is for exceptions alone; its end is left out. */
export function TagChip({ tag, fit }: { tag: TagName; fit?: boolean }) {
  const format = useFormat();
  const hue = HUES.indexOf(tag.colour ?? '');
  return (
    <span className={tag.tagKind && tag.tagKind !== 'MANUAL' ? 'tag ac' : 'tag'} style={fit ? { maxWidth: 108 } : undefined} title={fit ? format.named(tag) : undefined}>
      {!fit && hue >= 0 && <i className="hue" style={{ background: `var(--c${hue + 1})` }} aria-hidden />}
      <span className="el">{format.named(tag)}</span>
    </span>
  );
}

/** At most `most` tags, then +3 with the rest in a tooltip. */
export function TagList({ tags, most = 2 }: { tags: TagName[] | null | undefined; most?: number }) {
  const t = useT();
  const format = useFormat();
  if (!tags?.length) return <span className="t3">{EMPTY}</span>;
  const rest = tags.slice(most);
  const words = t('tags.more', { count: rest.length, names: rest.map((tag) => format.named(tag)).join(format.language === 'zh' ? '、' : ', ') });
  return (
    <span className="row g4">
      {tags.slice(0, most).map((tag) => <TagChip key={tag.id ?? tag.nameZh} tag={tag} fit />)}
      {rest.length > 0 && <Tooltip title={words}><span className="t12 t3" role="note" aria-label={words} tabIndex={0}>+{rest.length}</span></Tooltip>}
    </span>
  );
}

/** 金卡 in gold, 银卡 in grey, others plain. */
export function TierBadge({ tier, large }: { tier: string | null | undefined; large?: boolean }) {
  const t = useT();
  if (!tier) return <span className="t3">{EMPTY}</span>;
  const tone = tier === 'GOLD' ? ' gold' : tier === 'SILVER' ? ' silver' : '';
  return <span className={`tag${tone}`}>{large && tier === 'GOLD' && <Crown aria-hidden />}{t(`tier.${tier}`)}</span>;
}

/** A status with its tone: `ok`, `soon`, `late`, `paused`, `ac`; plain without. */
export function StatusTag({ tone, children, icon }: { tone?: 'ok' | 'soon' | 'late' | 'paused' | 'ac'; children: ReactNode; icon?: ReactNode }) {
  return <span className={tone ? `tag ${tone}` : 'tag'}>{icon}{children}</span>;
}

/** Pairs of label and value. */
export function Facts({ items }: { items: [label: string, value: ReactNode][] }) {
  return <dl className="kv">{items.map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label} `}>{value ?? EMPTY}</dd>])}</dl>;
}
