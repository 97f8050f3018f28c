// The sampling desk: what was drawn, from what seed, how far its review is; and drawing the next.
import { Dices, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { Pair, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, count, dayOf, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { TQ_SECTIONS } from './sections.ts';
import { DRAW, SAMPLES, type SampleRow, SHORT_OF } from './ticket-quality.operations.ts';

/** The tickets that a sample was drawn from, as they are now: one that was reopened since is none of them any more. */
function whyPopulation(row: SampleRow): Explanation {
  return {
    label: { zh: '可抽的工单', en: 'Tickets that could be drawn' }, value: row.populationCount, note: { zh: '抽样时这些天里解决、已经办结的工单', en: 'Solved in these days and over when the sample was drawn' }, inputs: [],
    rows: { resource: 'tickets', filter: { and: [{ solvedOn: { gte: row.fromOn, lte: row.untilOn }, isOpen: { eq: false }, solverId: { isNull: false }, joinedInto: { isNull: true } }] } },
  };
}

/** Who had too few tickets, and how many found nobody to review them. */
async function whyShort(row: SampleRow, t: (key: string, values?: Record<string, unknown>) => string): Promise<Explanation> {
  const ids = row.shortfalls.flatMap((one) => (one.agentId ? [one.agentId] : []));
  const { employees } = ids.length ? await request<{ employees: { items: { id: string; name: string; nameEn: string | null }[] } }>(SHORT_OF, { ids }) : { employees: { items: [] } };
  const people = new Map(employees.items.map((one) => [one.id, one]));
  return { label: { zh: '', en: '' }, value: row.shortfalls.reduce((sum, one) => sum + one.count, 0), inputs: row.shortfalls.map(({ agentId, reason, count: missing }) => {
    const person = agentId ? people.get(agentId) : undefined;
    const said = t(`tq.short${reason}`, { count: missing });
    return { label: person ? { zh: person.name, en: person.nameEn ?? person.name } : { zh: said, en: said }, value: missing, inputs: [] };
  }) };
}

export function SampleDesk() {
  const t = useT();
  const format = useFormat();
  const [drawing, setDrawing] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ ticketSamples: { items: SampleRow[] } }>(SAMPLES, undefined, { staleTime: 0 });
  const rows = data?.ticketSamples.items ?? [];
  const today = dayOf(new Date());
  const shortOf = (row: SampleRow): string => ['FEW', 'NOBODY', 'NO_SECOND'].flatMap((reason) => { const missing = row.shortfalls.filter((one) => one.reason === reason).reduce((sum, one) => sum + one.count, 0); return missing ? [t(`tq.short${reason}`, { count: missing })] : []; }).join(format.language === 'zh' ? '，' : ', ');
  const draw = <button type="button" className="btn pri" onClick={() => setDrawing(true)}><Plus size={14} aria-hidden />{t('tq.draw')}</button>;
  return (
    <>
      <PageHeader title={t('tq.samples')}>{draw}</PageHeader>
      <SectionTabs sections={TQ_SECTIONS} label={t('tq.title')} />
      {error ? <Failed what={t('tq.samples')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Dices} title={t('tq.samplesEmpty')} text={t('tq.samplesEmptyText')}>{draw}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('tq.samples')}>
            <thead><tr><th scope="col">{t('tq.number')}</th><th scope="col">{t('tq.days')}</th><th scope="col" className="r">{t('tq.population')}</th><th scope="col" className="r">{t('tq.count')}</th><th scope="col" className="r">{t('tq.byRisk')}</th><th scope="col" className="r">{t('tq.double')}</th><th scope="col" className="r">{t('tq.done')}</th><th scope="col">{t('tq.short')}</th><th scope="col">{t('tq.seed')}</th></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id}>
                <td className="lead"><Link className="b" to={listLink('sampledTickets', { sampleId: row.id })}>{row.number}</Link></td><td className="t2">{format.day(row.fromOn)} – {format.day(row.untilOn)}</td><td className="r" data-label={t('tq.population')}><ExplainPopover name={`${row.number} ${t('tq.population')}`} explanation={whyPopulation(row)}>{count(row.populationCount)}</ExplainPopover></td>
                {([['count', row.drawnCount, {}], ['byRisk', row.riskCount, { isRisk: { eq: true } }], ['double', row.doubleCount, { isDouble: { eq: true } }], ['done', row.tickets?.total ?? 0, { state: { in: ['FINAL', 'VOID'] } }]] as const).map(([word, value, filter]) => (
                  <td key={word} className="r" data-label={t(`tq.${word}`)}>{value === 0 ? 0 : <OpenNumber to={listLink('sampledTickets', { and: [{ sampleId: { eq: row.id }, ...filter }] })} label={`${row.number} ${t(`tq.${word}`)} ${value}`}>{count(value)}</OpenNumber>}</td>
                ))}
                <td className="t2 minor">{shortOf(row) ? <ExplainPopover name={`${row.number} ${t('tq.short')}`} title={t('tq.short')} load={() => whyShort(row, t)}>{shortOf(row)}</ExplainPopover> : '–'}</td><td className="mono t12 t3 minor">{row.seed}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {drawing && (
        <FormDialog title={t('tq.draw')} text={t('tq.drawText')} act={t('tq.draw')} defaults={{ fromOn: addDays(today, -30), untilOn: today, perAgent: '3', extraPerAgent: '1', doubleShare: '10', seed: '' }} onClose={() => setDrawing(false)}
          onSend={async ({ fromOn, untilOn, perAgent, extraPerAgent, doubleShare, seed }) => {
            await request(DRAW, { input: { idempotencyKey: key, fromOn, untilOn, perAgent: Number(perAgent), extraPerAgent: Number(extraPerAgent ?? 0), doubleShare: Number(doubleShare ?? 0), seed: seed || null } });
            setDrawing(false); setKey(crypto.randomUUID()); await refetch(); toastDone(t('tq.drawn'));
          }}>
          <Pair><TextField name="fromOn" label={t('tq.from')} type="date" required /><TextField name="untilOn" label={t('tq.until')} type="date" required /></Pair>
          <Pair><TextField name="perAgent" label={t('tq.perAgent')} type="number" required /><TextField name="extraPerAgent" label={t('tq.extra')} type="number" /></Pair>
          <TextField name="doubleShare" label={t('tq.share')} type="number" /><TextField name="seed" label={t('tq.seed')} help={t('tq.seedHelp')} />
        </FormDialog>
      )}
    </>
  );
}
