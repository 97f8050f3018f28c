// What customers say: the heat map of sides by store, week or month, and beside it what was said; a filter in the address opens the texts as a list.
import { MessageSquareQuote, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { count, lastDayOf, rate, useFormat } from '../shared/format.ts';
import { ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { useMode } from '../theme/useMode.ts';
import { ramp } from '../theme/tokens.ts';
import { OpinionList } from './OpinionList.tsx';
import { TONES, VOICE_ROOMS } from './looks.ts';
import './voice.css';
import { HEATMAP, type HeatCell, type Heatmap, LEARN, MODELS, type ModelRow, type OpinionRow, QUOTES } from './voice.operations.ts';

const COLUMNS = ['STORE', 'WEEK', 'MONTH'] as const;

export function VoicePage() {
  const [search] = useSearchParams();
  return search.has('filter') ? <OpinionList /> : <Heat />;
}

function Heat() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { storeIds, period: month } = useScope();
  const [search, setSearch] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const columns = COLUMNS.find((one) => one === search.get('by')) ?? 'STORE';
  const shows = search.get('show') === 'share' ? 'share' : 'negative';
  const period = columns === 'STORE' ? { kind: 'MONTH', on: lastDayOf(month) } : { kind: 'QUARTER', on: lastDayOf(month) };
  const { data, error, isPending, refetch } = useAsk<{ sentimentHeatmap: Heatmap }>(HEATMAP, { input: { period, columns, ...(storeIds ? { storeIds } : {}) } });
  const models = useAsk<{ sentimentModels: { items: ModelRow[] } }>(MODELS);
  const model = models.data?.sentimentModels.items[0];
  const put = (key: string, value: string): void => { const next = new URLSearchParams(search); next.set(key, value); setSearch(next, { replace: true }); };
  const learn = async (): Promise<void> => {
    setBusy(true);
    try { await request(LEARN, {}); toastDone(t('voice.learning')); } catch (fault) { toastFault((fault as Error).message); } finally { setBusy(false); }
  };
  if (error) return <Failed what={t('voice.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const map = data.sentimentHeatmap;
  const chosen = map.cells.find((cell) => `${cell.aspect} ${cell.column}` === search.get('cell')) ?? null;
  return (
    <>
      <PageHeader title={t('voice.title')} facts={<><span>{t('voice.facts', { count: count(map.mentions), smart_count: map.mentions })}</span><span className="t12 t3">{model ? t('voice.model', { number: model.number, texts: count(model.textCount), share: rate(model.accuracy) }) : t('voice.lexicon')}</span></>}>
        <span className="seg" role="group" aria-label={t('voice.columns')}>{COLUMNS.map((one) => <button key={one} type="button" aria-pressed={one === columns} onClick={() => put('by', one)}>{t(`voice.by.${one}`)}</button>)}</span>
        <span className="seg" role="group" aria-label={t('voice.number')}>{(['negative', 'share'] as const).map((one) => <button key={one} type="button" aria-pressed={one === shows} onClick={() => put('show', one)}>{t(`voice.show.${one}`)}</button>)}</span>
        {can('voice:write') && <button type="button" className="btn" aria-disabled={busy} onClick={() => { if (!busy) void learn(); }}><Sparkles size={14} aria-hidden />{t('voice.learn')}</button>}
      </PageHeader>
      <SectionTabs sections={VOICE_ROOMS} label={t('voice.rooms')} />
      {map.mentions === 0 ? <Empty icon={MessageSquareQuote} title={t('voice.empty')} text={t('voice.emptyText')} /> : (
        <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
          <div className="main" tabIndex={0}><Grid map={map} shows={shows} chosen={chosen} columnLabel={(one) => (one.key === null ? t('voice.noStore') : format.label(one.label))} onChoose={(cell) => put('cell', `${cell.aspect} ${cell.column}`)} /></div>
          {chosen && <ContextPanel label={t('voice.said')}><Said cell={chosen} column={map.columns.find((one) => one.key === chosen.column)} /></ContextPanel>}
        </div>
      )}
    </>
  );
}

/** Which of the six steps a share stands on. */
const stepOf = (share: number): number => (share <= 0 ? 0 : Math.min(5, 1 + Math.floor(Math.min(share, 0.9999) * 5)));

function Grid({ map, shows, chosen, columnLabel, onChoose }: { map: Heatmap; shows: 'negative' | 'share'; chosen: HeatCell | null; columnLabel: (one: Heatmap['columns'][number]) => string; onChoose: (cell: HeatCell) => void }) {
  const t = useT();
  const { mode } = useMode();
  const value = (cell: HeatCell): number => (shows === 'negative' ? cell.negative : cell.negative / cell.mentions);
  // A handful is no alarm, be it the most that there is.
  const most = Math.max(...map.cells.map(value), shows === 'share' ? 0.01 : 6);
  const style = (cell: HeatCell) => { const step = stepOf(value(cell) / most); return { background: `var(--heat${step})`, color: `var(--${ramp.heat[mode][step]?.label ?? 'text'})` }; };
  return (
    <div className="voice-heat">
      <table aria-label={t('voice.title')}>
        <thead><tr><td /> {map.columns.map((one) => <th key={one.key ?? ''} scope="col">{columnLabel(one)}</th>)}</tr></thead>
        <tbody>{map.aspects.map((aspect) => (
          <tr key={aspect}>
            <th scope="row">{t(`aspect.${aspect}`)}</th>
            {map.columns.map((column) => {
              const cell = map.cells.find((one) => one.aspect === aspect && one.column === column.key);
              if (!cell) return <td key={column.key ?? ''} className="none"><span aria-hidden>·</span></td>;
              const said = shows === 'negative' ? count(cell.negative) : rate(value(cell), 0);
              return (
                <td key={column.key ?? ''} className={chosen === cell ? 'on' : undefined} style={style(cell)}>
                  <button type="button" aria-pressed={chosen === cell} aria-label={t('voice.cell', { aspect: t(`aspect.${aspect}`), column: columnLabel(column), negative: cell.negative, mentions: cell.mentions })} onClick={() => onChoose(cell)}>
                    <b>{said}</b><span className="t12">{t('voice.of', { count: count(cell.mentions) })}</span>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}</tbody>
      </table>
      <p className="row g6 t12 t3 wrap">{t('voice.less')} 0{[0, 1, 2, 3, 4, 5].map((step) => <i key={step} className="swatch" style={{ background: `var(--heat${step})` }} aria-hidden />)}{shows === 'negative' ? count(most) : rate(most, 0)} {t('voice.more')}</p>
    </div>
  );
}

function Said({ cell, column }: { cell: HeatCell; column: Heatmap['columns'][number] | undefined }) {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useAsk<{ opinions: { total: number; items: OpinionRow[] } }>(QUOTES, { filter: cell.filter });
  const to = (more: Record<string, unknown> = {}) => listLink('opinions', { ...cell.filter, ...more });
  return (
    <>
      <PanelSection title={`${t(`aspect.${cell.aspect}`)}${column ? `${format.language === 'zh' ? '，' : ', '}${column.key === null ? t('voice.noStore') : format.label(column.label)}` : ''}`}>
        <p className="row g8 base"><b className="t24">{count(cell.negative)}</b><span className="t13 t2">{t('voice.negativeOf', { count: count(cell.mentions) })}</span></p>
        <p className="row g8 wrap t13">{([['NEGATIVE', cell.negative], ['NEUTRAL', cell.mentions - cell.negative - cell.positive], ['POSITIVE', cell.positive]] as const).map(([tone, n]) => (
          <span key={tone} className="row g4">{t(`tone.${tone}`)}<OpenNumber to={to({ tone: { eq: tone } })} label={`${t(`tone.${tone}`)} ${n}`}>{count(n)}</OpenNumber></span>))}</p>
      </PanelSection>
      <PanelSection title={t('voice.said')} aside={<Link className="lk" to={to()}>{t('voice.all')}</Link>}>
        {error ? <Failed what={t('voice.said')} fault={error} onRetry={() => refetch()} /> : !data ? <SkeletonRows rows={4} /> : (
          <ul className="plain col g10">{data.opinions.items.map((one) => (
            <li key={one.id}><Link className="t13 voice-quote" to={`/surveyResponses/${one.responseId}/show`}><span lang="zh-CN">{one.quote}</span></Link><span className="row g6 t12 t3"><StatusTag tone={TONES[one.tone]}>{t(`tone.${one.tone}`)}</StatusTag>{format.day(one.answeredOn)}</span></li>
          ))}</ul>)}
      </PanelSection>
    </>
  );
}
