// The RFM page: recency against frequency with the number in each cell, groups, versions of the model, two models compared.
import { ArrowLeft, ArrowRight, Columns2, Filter, Grid3x3, SlidersHorizontal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { addDays, count, rate, useFormat } from '../shared/format.ts';
import { ContextPanel, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import './customers.css';
import { useRamp } from './ramp.ts';
import { foldCells, type GridCell, type RfmCell, type RfmModel, spanOf, sumGroups } from './rfm.ts';
import { RfmCompare } from './RfmCompare.tsx';
import { RfmActs, RfmCuts } from './RfmCuts.tsx';
import { RfmGroups } from './RfmGroups.tsx';
import { RfmTop } from './RfmTop.tsx';

const MODELS = gql`query RfmModels {
  rfmModels(page: { limit: 100 }) { items { id key number nameZh nameEn format method windowDays cuts groups effectiveFrom supersededAt asOf computedAt customerCount } }
}`;
const GRID = gql`query RfmGrid($id: ID!) { rfmGrid(modelId: $id) { modelId asOf customers cells { r f m groupKey customers value } minRecencyDays maxRecencyDays } }`;
interface Grid { modelId: string; asOf: string | null; customers: number; cells: RfmCell[] }
type Measure = 'customers' | 'value' | 'mean';

const measureOf = (cell: GridCell, measure: Measure): number =>
  (measure === 'customers' ? cell.customers : measure === 'value' ? cell.value : cell.customers ? cell.value / cell.customers : 0);

export function RfmGridPage() {
  const t = useT();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const { data, error, isPending, refetch } = useAsk<{ rfmModels: { items: RfmModel[] } }>(MODELS);
  const models = data?.rfmModels.items ?? [];
  const model = models.find((each) => each.id === search.get('model')) ?? models.find((each) => !each.supersededAt && each.computedAt && each.cuts) ?? models.find((each) => !each.supersededAt && each.computedAt) ?? models.find((each) => each.computedAt) ?? models[0];
  const [measure, setMeasure] = useState<Measure>('customers');
  const [open, setOpen] = useState<'cuts' | 'compare' | null>(null);
  const grid = useAsk<{ rfmGrid: Grid }>(GRID, { id: model?.id ?? '' }, { enabled: Boolean(model) });
  if (error) return <Failed what={t('rfm.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!model) return <><PageHeader title={t('rfm.title')} /><Empty icon={Grid3x3} title={t('rfm.empty')} text={t('rfm.emptyText')} /></>;
  const found = grid.data?.rfmGrid;
  const choose = (id: string) => setSearch((old) => { old.set('model', id); return old; });
  return (
    <>
      <PageHeader title={t('rfm.title')} facts={<>
        <span>{t('rfm.base', { days: model.windowDays ? t('rfm.window', { count: model.windowDays }) : t('rfm.ever') })}{' '}
          <OpenNumber to={listLink('customers', { rfm: { modelId: model.id } })}>{count(found?.customers ?? model.customerCount)}</OpenNumber> {t('rfm.people')}</span>
        {found?.asOf && <span className="t12 t3">{t('rfm.asOf', { day: format.day(addDays(found.asOf, -1)) })}</span>}
      </>}>
        <label className="in sm"><span className="visually-hidden">{t('rfm.model')}</span>
          <select value={model.id} onChange={(event) => choose(event.target.value)}>
            {models.map((each) => <option key={each.id} value={each.id}>{t('rfm.version', { name: format.named(each), number: each.number })}</option>)}
          </select></label>
        <span className="seg" role="group" aria-label={t('rfm.measure')}>
          {(['customers', 'value', 'mean'] as const).map((each) => <button key={each} type="button" aria-pressed={measure === each} onClick={() => setMeasure(each)}>{t(`rfm.measure.${each}`)}</button>)}
        </span>
        <button type="button" className={open === 'cuts' ? 'btn on' : 'btn'} aria-pressed={open === 'cuts'} onClick={() => setOpen(open === 'cuts' ? null : 'cuts')}><SlidersHorizontal size={14} aria-hidden />{t('rfm.cuts')}</button>
        <button type="button" className={open === 'compare' ? 'btn on' : 'btn'} aria-pressed={open === 'compare'} disabled={models.length < 2} title={models.length < 2 ? t('rfm.compareNone') : undefined} onClick={() => setOpen(open === 'compare' ? null : 'compare')}><Columns2 size={14} aria-hidden />{t('rfm.compare')}</button>
      </PageHeader>
      {grid.error ? <Failed what={t('rfm.title')} fault={grid.error} onRetry={() => grid.refetch()} />
        : !found ? <SkeletonRows rows={8} height={80} />
          : found.customers === 0 ? <Empty icon={Grid3x3} title={t('rfm.notScored')} text={t('rfm.notScoredText')}><RfmActs model={model} models={models} onChosen={choose} /></Empty>
            : <Body model={model} models={models} grid={found} measure={measure} open={open} onChosen={choose} onClose={() => setOpen(null)} />}
    </>
  );
}

function Body({ model, models, grid, measure, open, onChosen, onClose }: { model: RfmModel; models: RfmModel[]; grid: Grid; measure: Measure; open: 'cuts' | 'compare' | null; onChosen: (id: string) => void; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const ramp = useRamp();
  const cells = useMemo(() => foldCells(grid.cells), [grid]);
  const groups = useMemo(() => sumGroups(grid.cells, model.groups), [grid, model]);
  const [chosen, setChosen] = useState<{ r: number; f: number }>({ r: 2, f: 5 });
  const most = Math.max(...cells.map((cell) => measureOf(cell, measure)), 1);
  const cell = cells.find((each) => each.r === chosen.r && each.f === chosen.f);
  const nameOf = (key: string | null) => { const group = model.groups.find((each) => each.key === key); return group ? format.label(group) : key ?? ''; };
  const to = (r: number, f: number) => listLink('customers', { rfm: { modelId: model.id, r, f } });
  const span = (score: number, cuts: string[] | undefined, best: 'high' | 'low', word: string): string => {
    if (!cuts) return '';
    const [over, upTo] = spanOf(score, cuts, best);
    const whole = (value: string) => count(value);
    if (over === null) return t(`rfm.${word}.upTo`, { value: whole(upTo ?? '0') });
    if (upTo === null) return t(`rfm.${word}.over`, { value: whole(over) });
    return Number(over) + 1 >= Number(upTo) ? t(`rfm.${word}.one`, { value: whole(upTo) }) : t(`rfm.${word}.between`, { from: whole(String(Number(over) + 1)), to: whole(upTo) });
  };
  return (
    <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
      <div className="main" style={{ padding: '20px 24px' }}>
        <div className="row wrap t12 t3 rfm-legend">
          <span className="row g4"><ArrowLeft size={12} aria-hidden />{t('rfm.recent')}</span><span className="sp" />
          <span>{t('rfm.colour', { measure: t(`rfm.measure.${measure}`) })}</span>
          {[0, 0.1, 0.3, 0.5, 0.7, 1].map((share) => <i key={share} className="swatch" style={{ background: ramp(share).background }} aria-hidden />)}
          <span>{t('rfm.lowHigh')}</span><span className="sp" /><span className="row g4">{t('rfm.longAgo')}<ArrowRight size={12} aria-hidden /></span>
        </div>
        <table className="rfm" aria-label={t('rfm.title')}>
          <tbody>
            {[5, 4, 3, 2, 1].map((f) => (
              <tr key={f}>
                <th scope="row"><b className="t13">F{f}</b><span>{span(f, model.cuts?.frequency, 'high', 'f')}</span></th>
                {cells.filter((each) => each.f === f).map((each) => {
                  const style = ramp(measureOf(each, measure) / most);
                  const here = chosen.r === each.r && chosen.f === f;
                  return (
                    <td key={each.r} className={here ? 'on' : undefined} style={style}>
                      <button type="button" className="row t12" aria-pressed={here} aria-label={t('rfm.cell', { name: `R${each.r} F${f} ${nameOf(each.groupKey)}` })} onClick={() => setChosen({ r: each.r, f })}>
                        <span className="el">{nameOf(each.groupKey)}</span><span className="end">{rate(grid.customers ? each.customers / grid.customers : 0)}</span></button>
                      <span className="t16 b">{each.customers > 0 ? <Link className="num" to={to(each.r, f)} aria-label={t('rfm.open', { name: `R${each.r} F${f}`, count: count(each.customers) })}>{count(each.customers)}</Link> : '0'}</span>
                      <span className="t12 money">{measure === 'value' ? format.rough(each.value) : each.customers ? t('rfm.mean', { amount: count(Math.round(each.value / each.customers)) }) : ''}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot><tr><td aria-hidden />{[5, 4, 3, 2, 1].map((r) => <th key={r} scope="col"><b className="t13">R{r}</b><span>{span(r, model.cuts?.recency, 'low', 'r')}</span></th>)}</tr></tfoot>
        </table>
        <RfmGroups groups={groups} model={model} customers={grid.customers} />
        {open === 'compare' && <RfmCompare model={model} models={models} onClose={onClose} />}
      </div>
      <ContextPanel label={t('rfm.panel')}>
        {open === 'cuts' ? <RfmCuts model={model} models={models} onChosen={onChosen} onClose={onClose} /> : cell && <Chosen cell={cell} model={model} groupName={nameOf(cell.groupKey)} to={to(cell.r, cell.f)} total={grid.customers}
          spans={{ r: span(cell.r, model.cuts?.recency, 'low', 'r'), f: span(cell.f, model.cuts?.frequency, 'high', 'f') }} />}
      </ContextPanel>
    </div>
  );
}

function Chosen({ cell, model, groupName, to, total, spans }: { cell: GridCell; model: RfmModel; groupName: string; to: string; total: number; spans: { r: string; f: string } }) {
  const t = useT();
  const can = useCan();
  const rule = { all: [{ field: 'rfm.r', op: 'equals', value: cell.r, params: { model: model.id } }, { field: 'rfm.f', op: 'equals', value: cell.f, params: { model: model.id } }] };
  return (
    <>
      <section>
        <div className="row">{cell.groupKey === 'cannot-lose' ? <StatusTag tone="soon">{groupName}</StatusTag> : groupName && <span className="tag">{groupName}</span>}<span className="t12 t3">F{cell.f} R{cell.r}</span></div>
        <div className="row base" style={{ marginTop: 6 }}>
          <span className="t32 b">{cell.customers ? <OpenNumber to={to}>{count(cell.customers)}</OpenNumber> : '0'}</span>
          <span className="t2">{t('rfm.chosenMean', { amount: count(cell.customers ? Math.round(cell.value / cell.customers) : 0) })}</span>
        </div>
        <p className="t13 t2" style={{ marginTop: 2 }}>{t('rfm.chosenText', { share: rate(total ? cell.customers / total : 0) })}{spans.r && t('rfm.chosenSpans', spans)}</p>
        {can('segments:write') && (
          <div className="row" style={{ marginTop: 12 }}>
            <Link className="btn pri" to={`/segments/create?rule=${encodeURIComponent(JSON.stringify(rule))}&name=${encodeURIComponent(`RFM R${cell.r} F${cell.f}`)}`}><Filter size={14} aria-hidden />{t('rfm.makeSegment')}</Link>
          </div>
        )}
      </section>
      {cell.customers > 0 && <RfmTop model={model} r={cell.r} f={cell.f} />}
    </>
  );
}
