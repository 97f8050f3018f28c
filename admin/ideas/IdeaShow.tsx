// One idea: what it says, which stores do it and why, what came of it; deciding stands where the viewer may.
import { useState } from 'react';
import { useRefresh } from 'ra-core';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { type Explanation, ExplainPopover } from '../shared/Explain.tsx';
import { ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { count, decimal, EMPTY, rate, useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { IDEA_TONES } from './looks.ts';
import { ADOPT, DECLINE, type IdeaRecord, MEASURE, type MeasureChoice, MEASURES, WITHDRAW } from './ideas.operations.ts';

type Act = 'adopt' | 'decline' | 'withdraw' | 'measure';

export function IdeaShow() {
  const t = useT();
  return <EditPage<IdeaRecord> resource="ideas" what={t('ideas.title')}>{(row) => <Inside row={row} />}</EditPage>;
}

function Inside({ row }: { row: IdeaRecord }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const refresh = useRefresh();
  const [act, setAct] = useState<Act | null>(null);
  const { data } = useAsk<{ measures: MeasureChoice[] }>(MEASURES, {}, { enabled: can('staff:decide-ideas') || Boolean(row.effectMeasure) });
  const isOwn = row.proposerId === viewer?.employeeId;
  const isOpen = row.state === 'PROPOSED' || row.state === 'ADOPTED';
  const measure = data?.measures.find((one) => one.key === row.effectMeasure);
  const said = (value: string | null): string => (value === null ? EMPTY : measure?.unit === 'SHARE' ? rate(value) : decimal(value, measure?.unit === 'COUNT' ? 0 : 2));
  const done = (words: string): void => { setAct(null); refresh(); toastDone(words); };
  const base = { id: row.id, expectedVersion: row.version };
  return (
    <>
      <Breadcrumb path={[{ label: t('ideas.title'), to: '/ideas' }, { label: row.title }]} />
      <PageHeader title={row.title} facts={<><StatusTag tone={IDEA_TONES[row.state]}>{t(`ideaState.${row.state}`)}</StatusTag><span>{format.person(row.proposer ?? { name: row.proposerName, nameEn: row.proposerNameEn })}</span><span className="t3">{format.instant(row.proposedAt)}</span></>}>
        {isOwn && row.state === 'PROPOSED' && <button type="button" className="btn" onClick={() => setAct('withdraw')}>{t('ideas.withdraw')}</button>}
        {can('staff:decide-ideas') && !isOwn && row.state === 'PROPOSED' && <button type="button" className="btn" onClick={() => setAct('decline')}>{t('ideas.decline')}</button>}
        {can('staff:decide-ideas') && row.state === 'ADOPTED' && <button type="button" className="btn" onClick={() => setAct('measure')}>{t('ideas.measure')}</button>}
        {can('staff:decide-ideas') && !isOwn && isOpen && <button type="button" className="btn pri" onClick={() => setAct('adopt')}>{t('ideas.adopt')}</button>}
      </PageHeader>
      <div className="cards">
        <Card title={t('ideas.body')}><p className="t14" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{row.body}</p><p className="t13 t3" style={{ marginTop: 8 }}>{t('ideas.votes', { count: count(row.voteCount), smart_count: row.voteCount })}</p></Card>
        <Card title={t('ideas.decision')}>
          {row.adoptions.length > 0 ? <ul className="plain col g8">{row.adoptions.slice(0, 40).map((one) => <li key={one.id} className="col"><span className="t13 b">{one.store ? format.named(one.store) : EMPTY}</span><span className="t13 t2">{one.reason}</span><span className="t12 t3">{[format.person(one.adoptedBy, ''), format.day(one.adoptedOn)].filter(Boolean).join(' · ')}</span></li>)}</ul>
            : <p className="t13 t3">{row.decisionReason ?? t('ideas.undecided')}</p>}
        </Card>
        {row.effectMeasure && (
          <Card title={t('ideas.effect')}>
            <Facts items={[[t('ideas.byMeasure'), measure ? format.label(measure.label) : row.effectMeasure], ...(['before', 'after'] as const).map((side): [string, React.ReactNode] => {
              const value = said(side === 'before' ? row.effectBefore : row.effectAfter);
              const tree = row.effectExplanation?.[side];
              return [t(`ideas.${side}`), tree ? <ExplainPopover key={side} name={t(`ideas.${side}`)} explanation={tree as Explanation}>{value}</ExplainPopover> : value];
            })]} />
          </Card>
        )}
      </div>
      {act === 'adopt' && (
        <FormDialog title={t('ideas.adopt')} text={t('ideas.adoptText')} act={t('ideas.adopt')} defaults={{ storeId: null, reason: '' }} onClose={() => setAct(null)} onSend={async (values) => { await request(ADOPT, { input: { ...base, storeId: values.storeId || null, reason: values.reason } }); done(t('ideas.adopted')); }}>
          <ReferenceField name="storeId" label={t('ideas.store')} resource="stores" say={(one) => format.named(one)} /><TextField name="reason" label={t('ideas.reason')} required />
        </FormDialog>
      )}
      {(act === 'decline' || act === 'withdraw') && (
        <FormDialog title={t(`ideas.${act}`)} act={t(`ideas.${act}`)} defaults={{ reason: '' }} onClose={() => setAct(null)} onSend={async (values) => { await request(act === 'decline' ? DECLINE : WITHDRAW, { input: { ...base, reason: values.reason } }); done(t(act === 'decline' ? 'ideas.declined' : 'ideas.withdrawn')); }}>
          <TextField name="reason" label={t('ideas.reason')} required={act === 'decline'} />
        </FormDialog>
      )}
      {act === 'measure' && (
        <FormDialog title={t('ideas.measure')} text={t('ideas.measureText')} act={t('ideas.measure')} defaults={{ measure: row.effectMeasure ?? '', days: 28 }} onClose={() => setAct(null)} onSend={async (values) => { await request(MEASURE, { input: { ...base, measure: values.measure, days: Number(values.days) } }); done(t('ideas.measured')); }}>
          <SelectField name="measure" label={t('ideas.byMeasure')} choices={(data?.measures ?? []).filter((one) => !one.isStock && one.unit !== 'MONEY' && one.dimensions.some((each) => each.key === 'STORE')).map((one) => ({ value: one.key, label: format.label(one.label) }))} required /><TextField name="days" label={t('ideas.days')} inputMode="numeric" />
        </FormDialog>
      )}
    </>
  );
}
