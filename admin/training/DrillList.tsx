// Drills as a list: who played what, how it went, how far the assessors agreed; opened here.
import { Drama, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { Pair, ReferenceField, SelectField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, rate, useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { DRILL_TONES, ROOMS } from './looks.tsx';
import { type DrillRow, type Named, SCENES, START_DRILL } from './training.operations.ts';

export function DrillList() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const fixed = useMemo(() => (storeIds ? { storeId: storeIds } : {}), [storeIds]);
  const columns = useMemo<Column<DrillRow>[]>(() => [
    { key: 'participant', label: t('drills.participant'), phone: 'lead', cell: (row) => <span className="b">{format.person(row.participant)}</span> },
    { key: 'scene', label: t('drills.scene'), phone: 'lead', cell: (row) => <span>{format.named(row.scene)}</span> },
    { key: 'state', label: t('trainingRecords.state'), cell: (row) => <StatusTag tone={DRILL_TONES[row.state]}>{t(`drillState.${row.state}`)}</StatusTag> },
    { key: 'score', label: t('drills.score'), sort: 'score', cell: (row) => <span className="n b">{row.score === null ? '–' : decimal(row.score, 1)}</span> },
    { key: 'agreement', label: t('drills.agreement'), phone: 'minor', cell: (row) => <span className="n t2">{row.agreement === null ? '–' : rate(row.agreement, 0)}</span> },
    { key: 'minutes', label: t('drills.minutes'), phone: 'minor', cell: (row) => <span className="n t2">{row.disputeMinutes === null ? '–' : t('learn.minutes', { count: decimal(row.disputeMinutes, 0) })}</span> },
    { key: 'round', label: t('drills.round'), phone: 'minor', cell: (row) => <span className="n t2">{row.round}</span> },
    { key: 'heldAt', label: t('trainingSessions.when'), sort: 'heldAt', phone: 'minor', cell: (row) => <span className="t2 nw">{format.day(row.heldOn)}</span> },
  ], [t, format]);
  return (
    <ListPage<DrillRow> resource="drills" what={t('drills.what')} unit={t('drills.unit')} columns={columns} nameOf={(row) => `${format.person(row.participant, '')} ${format.named(row.scene)}`} to={(row) => `/drills/${row.id}/show`} fixed={fixed} sort={{ field: 'heldAt', order: 'DESC' }}
      sayCondition={(key, value) => (key === 'state' ? [value].flat().map((each) => t(`drillState.${each}`)).join(format.language === 'zh' ? '、' : ', ') : null)}
      facets={<ResourceFacet source="state" title={t('trainingRecords.state')} fixed={fixed} values={['GRADING', 'GRADED', 'DEBRIEFED', 'CANCELLED']} say={(value) => t(`drillState.${value}`)} />}
      header={<><PageHeader title={t('drills.title')}><StartDrill /></PageHeader><SectionTabs sections={ROOMS} label={t('courses.rooms')} /></>} empty={<Empty icon={Drama} title={t('drills.empty')} text={t('drills.emptyText')} />} />
  );
}

function StartDrill() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const go = useNavigate();
  const [key, setKey] = useState<string | null>(null);
  const scenes = useAsk<{ drillScenes: { items: Named[] } }>(SCENES, undefined, { enabled: key !== null });
  if (!can('training:grade')) return null;
  const person = (name: string, label: string) => <ReferenceField name={name} label={label} resource="employees" say={format.person} required />;
  return (
    <>
      <button type="button" className="btn pri" onClick={() => setKey(crypto.randomUUID())}><Plus size={14} aria-hidden />{t('drills.start')}</button>
      {key && (
        <FormDialog title={t('drills.start')} text={t('drills.startText')} act={t('drills.start')} onClose={() => setKey(null)} defaults={{ sceneId: '', participantId: null, first: null, second: null }}
          onSend={async (values) => {
            const { startDrill } = await request<{ startDrill: { id: string } }>(START_DRILL, { input: { idempotencyKey: key, sceneId: values.sceneId, participantId: values.participantId, assessorIds: [values.first, values.second] } });
            setKey(null); toastDone(t('drills.started')); go(`/drills/${startDrill.id}/show`);
          }}>
          <SelectField name="sceneId" label={t('drills.scene')} choices={(scenes.data?.drillScenes.items ?? []).map((one) => ({ value: one.id, label: format.named(one) }))} required />
          {person('participantId', t('drills.participant'))}
          <Pair>{person('first', t('drills.first'))}{person('second', t('drills.second'))}</Pair>
        </FormDialog>
      )}
    </>
  );
}
