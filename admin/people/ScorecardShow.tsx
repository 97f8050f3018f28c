// One scorecard: the score as a sum of its indicators, each with value, target, trend and points; opened, it says how it came about.
import { Gauge, MessageSquare, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Delta, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { ExplainBody } from '../shared/Explain.tsx';
import { CheckField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { signed, useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { PaidBy } from '../shared/PaidBy.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { CARD, COMMENT, DECIDE, OBJECT, REFRESH, WITHDRAW_OBJECTION, type Card as ScoreCard, type Objection, type ValueRow } from './people.operations.ts';
import { Spark } from './Spark.tsx';
import { TrendList } from './TrendList.tsx';
import { useSay } from './words.ts';

export function ScorecardShow() {
  const { id = '' } = useParams();
  const t = useT();
  const { data, error, isPending, refetch } = useAsk<{ scorecard: ScoreCard | null }>(CARD, { id }, { staleTime: 0 });
  if (error) return <Failed what={t('scorecards.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!data.scorecard) return <Empty icon={Gauge} title={t('state.notFound')} text={t('state.notFoundText')} />;
  return <Inside card={data.scorecard} refetch={refetch} />;
}

function Inside({ card, refetch }: { card: ScoreCard; refetch: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const say = useSay();
  const can = useCan();
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const [objecting, setObjecting] = useState<ValueRow | null>(null);
  const [deciding, setDeciding] = useState<Objection | null>(null);
  const [commenting, setCommenting] = useState(false);
  const name = format.language === 'zh' ? card.subjectZh : card.subjectEn;
  const chosen = card.values.find((one) => one.key === search.get('value')) ?? null;
  const isOwn = Boolean(viewer?.employeeId) && [card.employeeId, card.responsibleId].includes(viewer?.employeeId ?? '');
  const by = card.score !== null && card.previousScore !== null ? Number(card.score) - Number(card.previousScore) : null;
  const done = async (work: () => Promise<unknown>, words: string) => { await work(); await refetch(); toastDone(words); };
  const open = (key: string) => setSearch({ value: key }, { replace: true });
  const label = (one: { nameZh: string; nameEn: string }) => (format.language === 'zh' ? one.nameZh : one.nameEn);
  return (
    <>
      <Breadcrumb path={[{ label: t('scorecards.title'), to: '/scorecards' }, { label: name }]} />
      <PageHeader documentTitle={`${t('scorecards.one')} ${name}`} title={name} facts={<>
        <span>{say.days(card.fromOn, card.untilOn)}</span>{card.position && <span>{say.position(card.position)}</span>}{card.store && card.subjectKind !== 'STORE' && <span>{format.named(card.store)}</span>}
        {card.state === 'CLOSED' ? <StatusTag tone="ok">{t('scorecards.closed')}</StatusTag> : <span className="t3">{t('scorecards.asOf', { at: format.instant(card.computedAt) })}</span>}
      </>}>
        {card.state === 'OPEN' && <button type="button" className="btn" onClick={() => void done(() => request(REFRESH, { input: { periodKind: card.periodKind, on: card.fromOn } }), t('scorecards.refreshed')).catch((fault: Fault) => toastFault(fault.message))}><RefreshCw size={14} aria-hidden />{t('scorecards.refresh')}</button>}
        <button type="button" className="btn" onClick={() => setCommenting(true)}><MessageSquare size={14} aria-hidden />{t('scorecards.comment')}</button>
      </PageHeader>
      <div className="row g16 wrap" style={{ padding: '4px 20px 14px 24px', borderBottom: '1px solid var(--line)' }}>
        <div className="col" style={{ minWidth: 180 }}>
          <span className="t12 t3">{t('scorecards.score')}</span>
          <span className="row g8 base wrap"><span style={{ fontSize: 32, lineHeight: '40px', fontWeight: 600 }}><OpenNumber onOpen={() => setSearch({}, { replace: true })} label={`${t('scorecards.score')} ${say.points(card.score)}`}>{say.points(card.score)}</OpenNumber></span><span className="t13 t3">/ 100</span>{by !== null && <Delta value={by} text={say.points(String(Math.abs(by)))} base={t('scorecards.before')} good="up" />}</span>
          <span className="t12 t3">{card.rank ? t('scorecards.rankSaid', { rank: card.rank, count: card.peerCount ?? 0 }) : t('scorecards.noRank')}</span>
        </div>
        <ul className="row g12 grow wrap plain" aria-label={t('scorecards.parts')}>
          {card.values.map((one) => (
            <li key={one.id} className="col g4" style={{ flex: `${Math.max(8, Number(one.weight))} 1 110px` }}>
              <div className="bar"><i style={{ width: `${one.points === null ? 0 : Math.min(100, Number(one.points))}%`, ...(one.isMet === false ? { background: 'var(--c4)' } : {}) }} /></div>
              <span className="row t12"><span className="t2 el grow">{label(one)}</span><span className="nw">{say.points(one.contribution)} / {say.plain(one.effectiveWeight)}</span></span>
            </li>
          ))}
        </ul>
      </div>
      <div className="two">
        <div className="main">
          <div className="scrollx" style={{ flex: 'none' }}>
            <table className="table phone" aria-label={t('scorecards.parts')}>
              <thead><tr><th scope="col">{t('scorecards.indicator')}</th><th scope="col" className="r">{t('scorecards.value')}</th><th scope="col" className="r">{t('scorecards.target')}</th><th scope="col" className="r">{t('scorecards.attainment')}</th><th scope="col">{t('scorecards.trend')}</th><th scope="col" className="r">{t('scorecards.weight')}</th><th scope="col" className="r">{t('scorecards.points')}</th></tr></thead>
              <tbody>{card.values.map((one) => (
                <tr key={one.id} className={`open${chosen?.id === one.id ? ' sel' : ''}`} onClick={() => open(one.key)}>
                  <td className="lead"><span className="b">{label(one)}</span>{one.isFrozen && <> <StatusTag tone="paused">{t('scorecards.frozen')}</StatusTag></>}{one.isCorrected && <> <StatusTag tone="ac">{t('scorecards.corrected')}</StatusTag></>}
                    <span className="t12 t3" style={{ display: 'block' }}>{one.state === 'MEASURED' ? (one.numerator !== null && one.denominator !== null ? `${say.plain(one.numerator)} ÷ ${say.plain(one.denominator)}` : t('scorecards.sample', { count: format.count(one.sample), smart_count: one.sample })) : t(`valueState.${one.state}`, { count: one.sample, least: one.minSample })}{one.measuredOf !== 'SUBJECT' ? ` · ${t(`measuredOf.${one.measuredOf}`)}` : ''}</span></td>
                  <td className="r"><OpenNumber onOpen={() => open(one.key)} label={`${label(one)} ${say.value(one.unit, one.value)}`}>{say.value(one.unit, one.value)}</OpenNumber></td>
                  <td className="r t2 nw">{say.target(one.unit, one.direction, one.target)}</td>
                  <td className="r nw minor">{one.attainment === null ? '–' : <span className={one.isMet ? 'okc' : 'latec'}>{one.isMet ? '✓ ' : '✗ '}{Math.abs(Number(one.attainment)) >= 1_000_000 ? '∞' : `${Number(one.attainment).toFixed(1)}%`}</span>}</td>
                  <td className="minor"><Spark values={[...one.trend.map((point) => point.value), one.value].map((value) => (value === null ? null : Number(value)))} label={`${label(one)} ${t('scorecards.trend')}`} bad={one.isMet === false} /></td>
                  <td className="r t2 minor">{say.plain(one.weight)}</td><td className="r b">{say.points(one.contribution)}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
          <div className="cards">
            {card.adjustments.length > 0 && <Card title={t('scorecards.adjustments')} facts={signed(card.adjustment, 2)}>
              <p className="t12 t3" style={{ marginBottom: 8 }}>{t('scorecards.adjustmentsText')}</p>
              <ul className="plain t13">{card.adjustments.map((one) => <li key={one.id} className="row g8" style={{ padding: '3px 0' }}><span className="grow">{one.fromScorecard ? format.month(one.fromScorecard.fromOn.slice(0, 7)) : ''} {label(card.values.find((value) => value.key === one.key) ?? { nameZh: one.key, nameEn: one.key })} <span className="t3">{t(`cause.${one.cause}`)}</span></span><b>{signed(one.difference, 2)}</b></li>)}</ul>
            </Card>}
            <Card title={t('scorecards.objections')}>
              {card.objections.length === 0 ? <p className="t13 t3">{t('scorecards.noObjections')}</p> : <ul className="plain t13">{card.objections.map((one) => (
                <li key={one.id} style={{ padding: '4px 0' }}><span className="row g8"><b className="grow">{label(card.values.find((value) => value.key === one.key) ?? { nameZh: one.key, nameEn: one.key })}</b><StatusTag tone={one.state === 'OPEN' ? 'soon' : one.state === 'UPHELD' ? 'ok' : 'paused'}>{t(`objectionState.${one.state}`)}</StatusTag></span>
                  <span style={{ display: 'block' }}>{one.reason}</span>{one.decision && <span className="t2" style={{ display: 'block' }}>{t('scorecards.decided', { text: one.decision })}</span>}
                  {one.state === 'OPEN' && can('staff:decide-objections') && !isOwn && <button type="button" className="btn sm" style={{ marginTop: 6 }} onClick={() => setDeciding(one)}>{t('scorecards.decide')}</button>}
                  {one.state === 'OPEN' && isOwn && <button type="button" className="btn sm" style={{ marginTop: 6 }} onClick={() => void done(() => request(WITHDRAW_OBJECTION, { input: { id: one.id, expectedVersion: one.version } }), t('scorecards.withdrawn')).catch((fault: Fault) => toastFault(fault.message))}>{t('scorecards.withdraw')}</button>}</li>
              ))}</ul>}
            </Card>
            <Card title={t('scorecards.comments')}>
              {card.comments.length === 0 ? <p className="t13 t3">{t('scorecards.noComments')}</p> : <ul className="plain t13">{card.comments.map((one) => <li key={one.id} style={{ padding: '4px 0' }}><b>{format.person(one.author ?? { name: one.authorName, nameEn: one.authorNameEn })}</b> <span className="t12 t3">{format.instant(one.createdAt)}</span><span style={{ display: 'block' }}>{one.body}</span></li>)}</ul>}
            </Card>
          </div>
        </div>
        <ContextPanel label={t('scorecards.how')}>
          <PanelSection title={chosen ? label(chosen) : t('scorecards.how')} aside={chosen && isOwn && !chosen.isFrozen && <button type="button" className="btn sm" onClick={() => setObjecting(chosen)}>{t('scorecards.object')}</button>}>
            <ExplainBody explanation={chosen ? chosen.explanation : card.explanation} />
          </PanelSection>
          {chosen && chosen.trend.length > 0 && <PanelSection title={t('scorecards.trend')}><TrendList value={chosen} from={card.fromOn} kind={card.periodKind} /></PanelSection>}
          <PanelSection title={t('scorecards.facts')}>
            <ul className="plain t13">
              {card.schemeVersion && <li>{format.language === 'zh' ? card.schemeVersion.labelZh : card.schemeVersion.labelEn}</li>}
              {card.daysEmployed !== null && <li>{t('scorecards.employed', { days: card.daysEmployed, leave: card.daysOnLeave ?? 0 })}</li>}
              {card.inputsHash && <li className="mono t12 t3" style={{ overflowWrap: 'anywhere' }}>{t('scorecards.hash')} {card.inputsHash}</li>}
            </ul>
          </PanelSection>
          <PaidBy noun="Scorecard" id={card.id} />
        </ContextPanel>
      </div>
      {objecting && <FormDialog title={t('scorecards.objectTitle', { name: label(objecting) })} text={t('scorecards.objectText')} act={t('scorecards.object')} defaults={{ reason: '' }} onClose={() => setObjecting(null)}
        onSend={async (values) => { await done(() => request(OBJECT, { input: { valueId: objecting.id, reason: String(values.reason ?? '') } }), t('scorecards.objected')); setObjecting(null); }}><TextField name="reason" label={t('scorecards.reason')} multiline required /></FormDialog>}
      {deciding && <FormDialog title={t('scorecards.decideTitle')} text={deciding.reason} act={t('scorecards.decide')} defaults={{ isUpheld: false, correctedValue: '', decision: '' }} onClose={() => setDeciding(null)}
        onSend={async (values) => { await done(() => request(DECIDE, { input: { id: deciding.id, expectedVersion: deciding.version, isUpheld: Boolean(values.isUpheld), ...(values.correctedValue ? { correctedValue: String(values.correctedValue) } : {}), decision: String(values.decision ?? '') } }), t('scorecards.decidedDone')); setDeciding(null); }}>
        <CheckField name="isUpheld" label={t('scorecards.upheld')} /><TextField name="correctedValue" label={t('scorecards.correctedValue')} help={t('scorecards.correctedHelp')} /><TextField name="decision" label={t('scorecards.decision')} multiline required />
      </FormDialog>}
      {commenting && <FormDialog title={t('scorecards.comment')} act={t('scorecards.send')} defaults={{ body: '' }} onClose={() => setCommenting(false)}
        onSend={async (values) => { await done(() => request(COMMENT, { input: { scorecardId: card.id, body: String(values.body ?? '') } }), t('scorecards.commented')); setCommenting(false); }}><TextField name="body" label={t('scorecards.commentBody')} multiline required /></FormDialog>}
    </>
  );
}
