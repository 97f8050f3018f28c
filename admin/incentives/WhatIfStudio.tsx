// What if: a version of a scheme on months that are past, beside what was really reckoned: cost, who gains and loses, by store and post, how fairly, down to each person's lines; nothing is kept.
import { FlaskConical } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { ChartCard } from '../shared/ChartCard.tsx';
import { dayOf, signed, useFormat } from '../shared/format.ts';
import { KpiTile } from '../shared/KpiTile.tsx';
import { Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { type Group, type Scheme, SCHEMES, type SchemeVersion, SIMULATE, type Simulated } from './incentives.operations.ts';
import './incentives.css';
import { PayTabs } from './PayTabs.tsx';

const LENGTHS = [1, 3, 6, 12];
/** The first day of the month so many months before the one that holds today. */
const monthsBack = (count: number): string => { const day = new Date(`${dayOf(new Date()).slice(0, 7)}-01T00:00:00Z`); day.setUTCMonth(day.getUTCMonth() - count); return day.toISOString().slice(0, 10); };

export function WhatIfStudio() {
  const t = useT();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const { data, error, isPending, refetch } = useAsk<{ incentiveSchemes: { items: Scheme[] } }>(SCHEMES);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [tried, setTried] = useState<Simulated | null>(null);
  const schemes = useMemo(() => (data?.incentiveSchemes.items ?? []).filter((one) => !one.isArchived), [data]);
  const scheme = schemes.find((one) => one.id === search.get('scheme')) ?? schemes[0];
  const versions = schemes.flatMap((one) => (one.versions?.items ?? []).map((version): [Scheme, SchemeVersion] => [one, version]));
  const chosen = versions.find(([, one]) => one.id === search.get('version')) ?? versions.find(([one]) => one.id === scheme?.id);
  const months = LENGTHS.find((one) => String(one) === search.get('months')) ?? 3;
  const put = (key: string, value: string): void => { const next = new URLSearchParams(search); next.set(key, value); setSearch(next, { replace: true }); setTried(null); };
  if (error) return <Failed what={t('studio.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  const simulate = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    try { setTried((await request<{ simulateScheme: Simulated }>(SIMULATE, { input: { schemeId: scheme?.id, content: chosen?.[1].content, from: monthsBack(months), months } })).simulateScheme); } catch (raised) { setFault(Object.values((raised as Fault).fields ?? {})[0] ?? (raised as Fault).message); }
    setBusy(false);
  };
  const choice = (label: string, value: string, choices: [string, string][], change: (value: string) => void) => <label className="row g6 t12 t3 wrap">{label}<span className="in sm"><select value={value} onChange={(event) => change(event.target.value)}>{choices.map(([key, word]) => <option key={key} value={key}>{word}</option>)}</select></span></label>;
  return (
    <>
      <PageHeader title={t('studio.title')} facts={<span>{t('studio.facts')}</span>}>
        <button type="button" className="btn pri" disabled={busy || !scheme || !chosen} onClick={() => void simulate()}><FlaskConical size={14} aria-hidden />{t('studio.act')}</button>
      </PageHeader>
      <PayTabs at="payStudio" />
      <div className="row g12 wrap pay-bar">
        {choice(t('studio.whose'), scheme?.id ?? '', schemes.map((one): [string, string] => [one.id, format.named(one)]), (id) => put('scheme', id))}
        {choice(t('studio.by'), chosen?.[1].id ?? '', versions.map(([one, version]): [string, string] => [version.id, `${format.named(one)} · ${version.state === 'DRAFT' ? t('incentives.draft') : t('incentives.version', { number: version.number })}`]), (id) => put('version', id))}
        <span className="row g6 t12 t3">{t('studio.months')}<span className="seg" role="group" aria-label={t('studio.months')}>{LENGTHS.map((one) => <button key={one} type="button" aria-pressed={one === months} onClick={() => put('months', String(one))}>{one}</button>)}</span></span>
      </div>
      <div aria-live="polite">{fault && <p className="err-line" style={{ padding: '10px 24px' }}>{fault}</p>}</div>
      {busy ? <SkeletonRows rows={8} /> : tried ? <Outcome tried={tried} /> : <Empty icon={FlaskConical} title={t('studio.empty')} text={t('studio.emptyText')} />}
    </>
  );
}

/** A mean a head says who gains; sums say only which store is large. */
const perHead = (one: Group): number => (one.people ? Math.round((Number(one.difference) / one.people) * 100) / 100 : 0);

function Outcome({ tried }: { tried: Simulated }) {
  const t = useT();
  const format = useFormat();
  const say = useMemo(() => (value: number): string => Math.round(value).toLocaleString('en-US'), []);
  const months = useMemo(() => tried.byMonth.map((one) => format.month(one.key ?? '')), [tried, format]);
  const series = useMemo(() => [{ name: t('studio.before'), kind: 'bar' as const, values: tried.byMonth.map((one) => Number(one.before)) }, { name: t('studio.after'), kind: 'bar' as const, values: tried.byMonth.map((one) => Number(one.after)) }], [tried, t]);
  const stores = useMemo(() => [...tried.byStore].sort((a, b) => perHead(b) - perHead(a)), [tried]);
  const labels = useMemo(() => stores.map((one) => format.label(one.label)), [stores, format]);
  const heads = useMemo(() => [{ name: t('studio.perHead'), kind: 'bar' as const, values: stores.map(perHead) }], [stores, t]);
  const share = Number(tried.before) ? `${signed((Number(tried.difference) / Number(tried.before)) * 100, 2)}%` : undefined;
  return (
    <div className="home col g16" style={{ paddingTop: 16 }}>
      <div className="tiles">
        <KpiTile label={t('studio.cost')} value={signed(tried.difference, 2)} delta={share} base={`${format.money(tried.before)} → ${format.money(tried.after)}`} />
        <KpiTile label={t('incentives.winners')} value={format.count(tried.winners)} unit={t('studio.people')} />
        <KpiTile label={t('incentives.losers')} value={format.count(tried.losers)} unit={t('studio.people')} />
        <KpiTile label={t('incentives.unchanged')} value={format.count(tried.unchanged)} unit={t('studio.people')} />
      </div>
      <div className="pay-pair">
        <ChartCard title={t('studio.byMonth')} facts={<span className="row g8 wrap">{t('studio.pairs')}{[t('studio.before'), t('studio.after')].map((name, at) => <span key={name} className="row g4"><i aria-hidden style={{ width: 10, height: 10, borderRadius: 2, background: `var(--c${at + 1})` }} />{name}</span>)}</span>} summary={t('studio.byMonthSummary', { before: format.money(tried.before), after: format.money(tried.after) })} labels={months} series={series} say={say} height={240} />
        <ChartCard title={t('studio.byStoreHead')} facts={t('studio.unit')} summary={t('studio.byStoreSummary', { count: stores.length, smart_count: stores.length })} labels={labels} series={heads} say={say} height={Math.max(160, 26 * stores.length + 40)} horizontal />
      </div>
      <Fairness tried={tried} />
      <div className="pay-pair"><Groups title={t('studio.byStore')} groups={tried.byStore} /><Groups title={t('studio.byPost')} groups={tried.byPosition} /></div>
      <People tried={tried} />
    </div>
  );
}

function Fairness({ tried }: { tried: Simulated }) {
  const t = useT();
  const format = useFormat();
  const say = (key: string, value: string | null): string => (value === null ? '–' : key === 'worst' ? `${(Number(value) * 100).toFixed(1)}%` : Number(value).toFixed(2));
  return (
    <Card title={t('studio.fairness')} flush>
      <div className="scrollx"><table className="table phone wraps" aria-label={t('studio.fairness')}>
        <thead><tr><th scope="col">{t('studio.figure')}</th><th scope="col" className="r">{t('studio.before')}</th><th scope="col" className="r">{t('studio.after')}</th></tr></thead>
        <tbody>{tried.fairnessFigures.map((one) => <tr key={one.key}><td className="lead" style={{ whiteSpace: 'normal' }}><span className="b">{format.label(one.label)}</span><span className="t12 t3" style={{ display: 'block' }}>{format.label(one.definition)}</span></td><td className="r" data-label={t('studio.before')}>{say(one.key, one.before)}</td><td className="r b" data-label={t('studio.after')}>{say(one.key, one.after)}</td></tr>)}</tbody>
      </table></div>
    </Card>
  );
}

function Groups({ title, groups }: { title: string; groups: readonly Group[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card title={title} flush>
      <div className="scrollx"><table className="table compact phone" aria-label={title}>
        <thead><tr><th scope="col">{title}</th><th scope="col" className="r">{t('incentives.people')}</th><th scope="col" className="r">{t('studio.after')}</th><th scope="col" className="r">{t('incentives.differ')}</th></tr></thead>
        <tbody>{groups.map((one) => <tr key={one.key ?? ''}><td className="lead">{format.label(one.label)}</td><td className="r" data-label={t('incentives.people')}>{format.count(one.people)}</td><td className="r" data-label={t('studio.after')}>{format.money(one.after)}</td><td className="r b">{signed(one.difference, 2)}</td></tr>)}</tbody>
      </table></div>
    </Card>
  );
}

/** The largest differences first; a person opens to the lines that differ, all months together. */
function People({ tried }: { tried: Simulated }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const [shown, setShown] = useState(20);
  const changed = tried.people.filter((one) => Number(one.difference) !== 0);
  const linesOf = (one: Simulated['people'][number]): { key: string; label: { zh: string; en: string }; difference: number }[] => {
    const found = new Map<string, { key: string; label: { zh: string; en: string }; difference: number }>();
    for (const line of one.lines) { const there = found.get(line.key); if (there) there.difference += Math.round(Number(line.difference) * 100); else found.set(line.key, { key: line.key, label: line.label, difference: Math.round(Number(line.difference) * 100) }); }
    return [...found.values()];
  };
  return (
    <Card title={t('studio.persons')} facts={t('studio.personsFacts')} flush>
      <div className="scrollx"><table className="table phone" aria-label={t('studio.persons')}>
        <thead><tr><th scope="col">{t('incentives.person')}</th><th scope="col" className="r">{t('studio.before')}</th><th scope="col" className="r">{t('studio.after')}</th><th scope="col" className="r">{t('incentives.differ')}</th></tr></thead>
        <tbody>{changed.slice(0, shown).map((one) => (
          <tr key={one.employeeId}>
            <td className="lead" style={{ whiteSpace: 'normal' }}><button type="button" className="lk b" style={{ minHeight: 28 }} aria-expanded={open === one.employeeId} onClick={() => setOpen(open === one.employeeId ? null : one.employeeId)}>{one.employeeName}</button>
              {open === one.employeeId && <ul className="plain t12 t2">{linesOf(one).map((line) => <li key={line.key}>{format.label(line.label)} {signed(String(line.difference / 100), 2)}</li>)}<li><Link className="lk" to={`/employees/${one.employeeId}/show`}>{t('studio.openPerson')}</Link></li></ul>}</td>
            <td className="r" data-label={t('studio.before')}>{one.before === null ? '–' : format.money(one.before)}</td><td className="r" data-label={t('studio.after')}>{one.after === null ? '–' : format.money(one.after)}</td><td className="r b">{signed(one.difference, 2)}</td>
          </tr>
        ))}</tbody>
      </table></div>
      {changed.length === 0 && <p className="t13 t3" style={{ padding: '12px 16px' }}>{t('studio.nobody')}</p>}
      {shown < changed.length && <p style={{ padding: '10px 16px' }}><button type="button" className="btn" onClick={() => setShown(shown + 50)}>{t('incentives.more')}</button></p>}
    </Card>
  );
}
