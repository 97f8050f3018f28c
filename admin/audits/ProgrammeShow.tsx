// One programme: its waves with their visits, the seed that each was drawn from, and planning the next.
import { ChevronDown, ChevronRight, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, dayOf, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { ProgrammeDialog } from './ProgrammeDialog.tsx';
import { VisitActs } from './VisitActs.tsx';
import { type Named, PLAN_WAVE, PROGRAMME, type ProgrammePage, UNFILLED_STORES, VISIT_TONES, type WaveRow } from './audits.operations.ts';

/** Days that follow each other as a run: Mon–Fri. */
function sayWeekdays(days: readonly number[], say: (day: number) => string): string {
  const runs: number[][] = [];
  for (const day of [...days].sort()) { const last = runs.at(-1); if (last?.at(-1) === day - 1) last.push(day); else runs.push([day]); }
  return runs.map((run) => (run.length > 2 ? `${say(run[0] as number)}–${say(run.at(-1) as number)}` : run.map(say).join(' '))).join(' ');
}

/** Which stores a wave left without anybody, and why. */
async function whyUnfilled(wave: WaveRow, reasons: Record<string, { zh: string; en: string }>): Promise<Explanation> {
  const { stores } = await request<{ stores: { items: Named[] } }>(UNFILLED_STORES, { ids: [...new Set(wave.unfilled.map((one) => one.storeId))] });
  const names = new Map(stores.items.map((one) => [one.id, one]));
  return { label: { zh: '', en: '' }, value: wave.unfilled.length, inputs: wave.unfilled.map(({ storeId, reason }) => { const store = names.get(storeId); return { label: { zh: store?.nameZh ?? storeId, en: store?.nameEn ?? storeId }, value: null, text: reasons[reason] ?? { zh: reason, en: reason }, inputs: [] }; }) };
}

function Wave({ wave, isMystery, onDone }: { wave: WaveRow; isMystery: boolean; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const visits = wave.visits?.items ?? [];
  const [isOpen, setOpen] = useState(visits.some((one) => one.state === 'PLANNED'));
  const done = visits.filter((one) => one.state === 'DONE').length;
  const said = t('programmes.done', { done, all: visits.length });
  const unfilled = t('programmes.unfilled', { count: wave.unfilled.length, smart_count: wave.unfilled.length });
  const both = (word: string) => ({ zh: t(word), en: t(word) });
  return (
    <section style={{ borderBottom: '1px solid var(--line)' }}>
      <div className="row wrap base g8" style={{ padding: '12px 24px' }}>
        <button type="button" className="btn sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}{t('programmes.wave', { number: wave.number })}</button> <span className="t13 t2">{format.day(wave.startsOn)} – {format.day(wave.endsOn)}</span> <span className="t12 t3">{done > 0 ? <OpenNumber to={listLink('audits', { and: [{ visit: { waveId: { eq: wave.id } } }] })} label={`${t('programmes.wave', { number: wave.number })} ${t('auditVisitState.DONE')} ${done}`}>{said}</OpenNumber> : said}{wave.unfilled.length > 0 && <> · <ExplainPopover name={unfilled} title={unfilled} load={() => whyUnfilled(wave, { NOBODY: both('programmes.nobody'), NO_DAY: both('programmes.noDay') })}>{unfilled}</ExplainPopover></>} · {t('programmes.seed')} <span className="mono">{wave.seed}</span></span>
      </div>
      {isOpen && <div className="scrollx">
        <table className="table phone" aria-label={t('programmes.wave', { number: wave.number })}>
          <thead><tr><th scope="col">{t('audits.store')}</th><th scope="col">{t('audits.day')}</th><th scope="col">{t('programmes.windows')}</th><th scope="col">{t('programmes.askFor')}</th>{!isMystery && <th scope="col">{t('audits.who')}</th>}<th scope="col">{t('audits.state')}</th><th scope="col">{t('programmes.visitActs')}</th></tr></thead>
          <tbody>{visits.map((one) => (
            <tr key={one.id}><td className="lead b">{format.named(one.store)}</td><td>{format.day(one.plannedOn)}</td><td className="t2">{one.windowStart}–{one.windowEnd}</td><td className="t2 minor">{one.askFor ?? '–'}</td>{!isMystery && <td className="t2 minor">{format.person(one.inspector)}</td>}<td>{one.state === 'DONE' ? <Link className="lk" to={listLink('audits', { visitId: [one.id] })}>{t('auditVisitState.DONE')}</Link> : <StatusTag tone={VISIT_TONES[one.state]}>{t(`auditVisitState.${one.state}`)}</StatusTag>}</td><td><VisitActs visit={one} isMystery={isMystery} onDone={onDone} /></td></tr>
          ))}</tbody>
        </table>
      </div>}
    </section>
  );
}

export function ProgrammeShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [planning, setPlanning] = useState(false);
  const [editing, setEditing] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ mysteryProgramme: ProgrammePage | null }>(PROGRAMME, { id }, { staleTime: 0 });
  const programme = data?.mysteryProgramme;
  if (error) return <Failed what={t('programmes.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!programme) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const today = dayOf(new Date());
  return (
    <>
      <Breadcrumb path={[{ label: t('programmes.title'), to: '/mysteryProgrammes' }, { label: format.named(programme) }]} />
      <PageHeader title={format.named(programme)} facts={<><StatusTag tone={programme.state === 'ACTIVE' ? 'ok' : 'paused'}>{t(`programmeState.${programme.state}`)}</StatusTag><span>{t(`auditKind.${programme.auditKind}`)}</span></>}>
        {can('quality:write-programmes') && <button type="button" className="btn" onClick={() => setEditing(true)}>{t('programmes.editOne')}</button>}
        {can('quality:write-programmes') && programme.state === 'ACTIVE' && <button type="button" className="btn pri" onClick={() => setPlanning(true)}><Plus size={14} aria-hidden />{t('programmes.plan')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">{(programme.waves?.items ?? []).map((wave) => <Wave key={wave.id} wave={wave} isMystery={programme.auditKind === 'MYSTERY'} onDone={refetch} />)}</div>
        <ContextPanel label={t('programmes.one')}>
          <PanelSection title={t('programmes.one')}>
            <Facts items={[[t('audits.template'), format.named(programme.template)], [t('programmes.perStore'), String(programme.visitsPerStore)], [t('programmes.rest'), programme.restMonths ? t('programmes.months', { count: programme.restMonths, smart_count: programme.restMonths }) : t('programmes.noRest')], [t('programmes.askFor'), programme.askFor.join(format.language === 'zh' ? '、' : ', ') || '–'], ...(programme.feeAmount ? [[t('programmes.fee'), programme.feeAmount] as [string, string]] : [])]} />
          </PanelSection>
          <PanelSection title={t('programmes.windows')}><ul className="plain t13">{programme.windows.map((one, at) => <li key={at}>{[one.zh && one.en ? format.label({ zh: one.zh, en: one.en }) : sayWeekdays(one.weekdays, (day) => t(`programmes.day${day}`)), `${one.from}–${one.to}`].filter(Boolean).join(' ')}</li>)}</ul></PanelSection>
        </ContextPanel>
      </div>
      {editing && <ProgrammeDialog old={programme} onClose={() => setEditing(false)} onDone={async () => { setEditing(false); await refetch(); }} />}
      {planning && (
        <FormDialog title={t('programmes.plan')} text={t('programmes.planText')} act={t('programmes.plan')} defaults={{ startsOn: addDays(today, 1), endsOn: addDays(today, 30), seed: '' }} onClose={() => setPlanning(false)}
          onSend={async ({ startsOn, endsOn, seed }) => { await request(PLAN_WAVE, { input: { id, idempotencyKey: key, startsOn, endsOn, seed: seed || null } }); setPlanning(false); setKey(crypto.randomUUID()); await refetch(); toastDone(t('programmes.planned')); }}>
          <TextField name="startsOn" label={t('programmes.starts')} type="date" required /><TextField name="endsOn" label={t('programmes.ends')} type="date" required /><TextField name="seed" label={t('programmes.seed')} help={t('programmes.seedHelp')} />
        </FormDialog>
      )}
    </>
  );
}
