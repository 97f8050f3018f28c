// What came of a try: cost, who gains and who loses, month by month, by store and post, how fairly, down to each person's lines.
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { ChartCard } from '../shared/ChartCard.tsx';
import { signed, useFormat } from '../shared/format.ts';
import { KpiTile } from '../shared/KpiTile.tsx';
import { Card } from '../shared/Page.tsx';
import type { Group, Simulated } from './incentives.operations.ts';

/** A mean a head says who gains; sums say only which store is large. */
const perHead = (one: Group): number => (one.people ? Math.round((Number(one.difference) / one.people) * 100) / 100 : 0);

export function StudioOutcome({ tried }: { tried: Simulated }) {
  const t = useT();
  const format = useFormat();
  const say = useMemo(() => (value: number): string => Math.round(value).toLocaleString('en-US'), []);
  const months = useMemo(() => tried.byMonth.map((one) => format.month(one.key ?? '')), [tried, format]);
  const series = useMemo(() => [{ name: t('studio.before'), kind: 'bar' as const, values: tried.byMonth.map((one) => Number(one.before)) }, { name: t('studio.after'), kind: 'bar' as const, values: tried.byMonth.map((one) => Number(one.after)) }], [tried, t]);
  const stores = useMemo(() => [...tried.byStore].sort((a, b) => perHead(b) - perHead(a)), [tried]);
  const labels = useMemo(() => stores.map((one) => format.label(one.label)), [stores, format]);
  const heads = useMemo(() => [{ name: t('studio.perHead'), kind: 'bar' as const, values: stores.map(perHead) }], [stores, t]);
  // Beside each other they are of one height.
  const height = Math.max(240, 26 * stores.length + 40);
  const share = Number(tried.before) ? `${signed((Number(tried.difference) / Number(tried.before)) * 100, 2)}%` : undefined;
  return (
    <div className="home col g16" style={{ paddingTop: 16 }}>
      <div className="tiles">
        <KpiTile label={t('studio.cost')} value={signed(tried.difference, 2)} delta={share} base={`${format.money(tried.before)} → ${format.money(tried.after)}`} />
        <KpiTile label={t('studio.gain')} value={format.count(tried.winners)} unit={t('studio.people')} />
        <KpiTile label={t('studio.lose')} value={format.count(tried.losers)} unit={t('studio.people')} />
        <KpiTile label={t('incentives.unchanged')} value={format.count(tried.unchanged)} unit={t('studio.people')} />
      </div>
      {Number(tried.facts) !== 0 && <p className="t13 t2">{t('studio.drift', { amount: signed(tried.facts, 2) })}</p>}
      <div className="pay-pair">
        <ChartCard title={t('studio.byMonth')} facts={<span className="row g8 wrap">{t('studio.pairs')}{[t('studio.before'), t('studio.after')].map((name, at) => <span key={name} className="row g4"><i aria-hidden style={{ width: 10, height: 10, borderRadius: 2, background: `var(--c${at + 1})` }} />{name}</span>)}</span>} summary={t('studio.byMonthSummary', { before: format.money(tried.before), after: format.money(tried.after) })} labels={months} series={series} say={say} height={height} />
        <ChartCard title={t('studio.byStoreHead')} facts={t('studio.unit')} summary={t('studio.byStoreSummary', { count: stores.length, smart_count: stores.length })} labels={labels} series={heads} say={say} height={height} horizontal />
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
            <td className="lead" style={{ whiteSpace: 'normal' }}><button type="button" className="lk b" style={{ minHeight: 28 }} aria-expanded={open === one.employeeId} onClick={() => setOpen(open === one.employeeId ? null : one.employeeId)}>{format.person({ name: one.employeeName, nameEn: one.employeeNameEn })}</button>
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
