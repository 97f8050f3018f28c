// What if: a version of a scheme, or its numbers turned by hand, on months that are past, beside what was really reckoned; nothing is kept until it is wanted as the next draft.
import { FlaskConical } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import './incentives.css';
import { SAVE_SCHEME, type Scheme, SCHEMES, type SchemeVersion, SIMULATE, type Simulated } from './incentives.operations.ts';
import { isFit, leversOf, withTurns } from './lever.rules.ts';
import { PayTabs } from './PayTabs.tsx';
import { StudioLevers } from './StudioLevers.tsx';
import { StudioOutcome } from './StudioOutcome.tsx';

const LENGTHS = [1, 3, 6, 12];
/** The first day of the month so many months before the one that holds today. */
const monthsBack = (count: number): string => { const day = new Date(`${dayOf(new Date()).slice(0, 7)}-01T00:00:00Z`); day.setUTCMonth(day.getUTCMonth() - count); return day.toISOString().slice(0, 10); };

export function WhatIfStudio() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { data, error, isPending, refetch } = useAsk<{ incentiveSchemes: { items: Scheme[] } }>(SCHEMES, {}, { staleTime: 0 });
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [tried, setTried] = useState<{ outcome: Simulated; by: string } | null>(null);
  const [turns, setTurns] = useState<ReadonlyMap<string, string>>(new Map());
  const [isKeeping, setKeeping] = useState(false);
  const schemes = useMemo(() => (data?.incentiveSchemes.items ?? []).filter((one) => !one.isArchived), [data]);
  const scheme = schemes.find((one) => one.id === search.get('scheme')) ?? schemes[0];
  const versions = schemes.flatMap((one) => (one.versions?.items ?? []).map((version): [Scheme, SchemeVersion] => [one, version]));
  const chosen = versions.find(([, one]) => one.id === search.get('version')) ?? versions.find(([one]) => one.id === scheme?.id);
  const months = LENGTHS.find((one) => String(one) === search.get('months')) ?? 3;
  // Another scheme or version begins anew: numbers that were turned belong to the one that was left.
  const put = (key: string, value: string): void => { const next = new URLSearchParams(search); next.set(key, value); if (key === 'scheme') next.delete('version'); setSearch(next, { replace: true }); setTried(null); if (key !== 'months') setTurns(new Map()); };
  if (error) return <Failed what={t('studio.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  const base = chosen?.[1].content;
  const levers = base ? leversOf(base) : [];
  const content = base && withTurns(base, turns);
  const isWrong = levers.some((one) => turns.has(one.path) && !isFit(one, turns.get(one.path) as string));
  const asked = JSON.stringify([scheme?.id, content, months]);
  const maySimulate = can('incentives:write') || can('incentives:approve');
  const draft = scheme?.versions?.items.find((one) => one.state === 'DRAFT');
  const simulate = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    try { setTried({ outcome: (await request<{ simulateScheme: Simulated }>(SIMULATE, { input: { schemeId: scheme?.id, content, from: monthsBack(months), months } })).simulateScheme, by: asked }); } catch (raised) { setFault(Object.values((raised as Fault).fields ?? {})[0] ?? (raised as Fault).message); }
    setBusy(false);
  };
  const inForce = (one: Scheme): SchemeVersion | undefined => one.versions?.items.find((each) => each.state === 'PUBLISHED');
  const named = ([one, version]: [Scheme, SchemeVersion]): string => [format.named(one), version.state === 'DRAFT' ? t('incentives.draft') : t('incentives.version', { number: version.number }), version.id === inForce(one)?.id ? t('incentives.inForce') : null].filter(Boolean).join(' · ');
  const choice = (label: string, value: string, choices: [string, string][], change: (value: string) => void) => <label className="row g6 t12 t3 wrap">{label}<span className="in sm"><select value={value} onChange={(event) => change(event.target.value)}>{choices.map(([key, word]) => <option key={key} value={key}>{word}</option>)}</select></span></label>;
  return (
    <>
      <PageHeader title={t('studio.title')} facts={<span>{t('studio.facts')}</span>}>
        {scheme && <Link className="btn" to={`/incentiveSchemes/${scheme.id}/show`}>{t('studio.openScheme')}</Link>}
        {can('incentives:write') && turns.size > 0 && <button type="button" className="btn" disabled={busy || isWrong} onClick={() => setKeeping(true)}>{t('studio.keep')}</button>}
        <button type="button" className="btn pri" disabled={busy || !scheme || !chosen || isWrong || !maySimulate} onClick={() => void simulate()}><FlaskConical size={14} aria-hidden />{t('studio.act')}</button>
      </PageHeader>
      <PayTabs at="payStudio" />
      <div className="row g12 wrap pay-bar">
        {choice(t('studio.whose'), scheme?.id ?? '', schemes.map((one): [string, string] => [one.id, format.named(one)]), (id) => put('scheme', id))}
        {choice(t('studio.by'), chosen?.[1].id ?? '', versions.map((one): [string, string] => [one[1].id, named(one)]), (id) => put('version', id))}
        <span className="row g6 t12 t3">{t('studio.months')}<span className="seg" role="group" aria-label={t('studio.months')}>{LENGTHS.map((one) => <button key={one} type="button" aria-pressed={one === months} onClick={() => put('months', String(one))}>{one}</button>)}</span></span>
      </div>
      {levers.length > 0 && <StudioLevers levers={levers} turns={turns} onTurn={setTurns} />}
      <div aria-live="polite">{fault && <p className="err-line" style={{ padding: '10px 24px' }}>{fault}</p>}{tried && !busy && tried.by !== asked && <p className="t13 t2" style={{ padding: '12px 24px 0' }}>{t('studio.stale')}</p>}</div>
      {busy ? <SkeletonRows rows={8} /> : tried ? <StudioOutcome tried={tried.outcome} /> : <Empty icon={FlaskConical} title={t('studio.empty')} text={t('studio.emptyText')} />}
      {isKeeping && scheme && (
        <FormDialog title={t('studio.keep')} text={t(draft ? 'studio.keepOver' : 'studio.keepText')} act={t('studio.keep')} defaults={{ note: '' }} onClose={() => setKeeping(false)}
          onSend={async (values) => { await request(SAVE_SCHEME, { input: { id: scheme.id, expectedVersion: scheme.version, draft: { content, note: values.note } } }); setKeeping(false); toastDone(t('studio.kept')); go(`/incentiveSchemes/${scheme.id}/show`); }}>
          <TextField name="note" label={t('payForm.note')} required />
        </FormDialog>
      )}
    </>
  );
}
