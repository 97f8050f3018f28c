// Corrective actions as a list: whose, until when, how far.
import { Wrench } from 'lucide-react';
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { Empty } from '../shared/states.tsx';
import { ACTION_TONES, DueBadge } from './looks.tsx';
import { CAUSES } from './PlanAction.tsx';
import type { ActionRow } from './quality.operations.ts';

export function ActionList() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const fixed = useMemo(() => (storeIds ? { storeId: storeIds } : {}), [storeIds]);
  const columns = useMemo<Column<ActionRow>[]>(() => [
    { key: 'what', label: t('actions.do'), phone: 'lead', cell: (row) => <span className="b el" style={{ maxWidth: 'min(420px, calc(100vw - 32px))', display: 'block' }}>{format.language === 'zh' ? row.whatZh : row.whatEn}</span> },
    { key: 'number', label: t('findings.number'), sort: 'number', phone: 'minor', cell: (row) => <span className="t2 nw">{row.number}</span> },
    { key: 'state', label: t('findings.state'), cell: (row) => <StatusTag tone={ACTION_TONES[row.state]}>{t(`actionState.${row.state}`)}</StatusTag> },
    { key: 'due', label: t('actions.due'), sort: 'dueAt', cell: (row) => (row.state === 'CANCELLED' ? null : <DueBadge dueAt={row.dueAt} doneAt={['OPEN', 'REJECTED'].includes(row.state) ? null : row.doneAt} breachedAt={row.breachedAt} />) },
    { key: 'owner', label: t('actions.owner'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.owner)}</span> },
    { key: 'store', label: t('findings.store'), phone: 'minor', cell: (row) => <span className="t2">{row.store ? format.named(row.store) : t('findings.chain')}</span> },
  ], [t, format]);
  const say = (key: string, value: unknown): string | null => {
    const words = { state: 'actionState', causeTag: 'cause' }[key];
    return words ? [value].flat().map((each) => t(`${words}.${each}`, { _: String(each) })).join(format.language === 'zh' ? '、' : ', ') : null;
  };
  return (
    <ListPage<ActionRow> resource="correctiveActions" what={t('actions.what')} unit={t('actions.unit')} columns={columns} nameOf={(row) => row.number} to={(row) => `/correctiveActions/${row.id}/show`} sayCondition={say} fixed={fixed} sort={{ field: 'dueAt', order: 'DESC' }}
      facets={<><ResourceFacet source="state" title={t('findings.state')} fixed={fixed} values={['OPEN', 'DONE', 'REJECTED', 'VERIFIED', 'EFFECTIVE', 'NOT_EFFECTIVE', 'CANCELLED']} say={(value) => t(`actionState.${value}`)} /><ResourceFacet source="causeTag" title={t('actions.cause')} fixed={fixed} values={CAUSES} say={(value) => t(`cause.${value}`)} /></>}
      header={<PageHeader title={t('actions.title')} />} empty={<Empty icon={Wrench} title={t('actions.empty')} text={t('actions.emptyText')} />} />
  );
}
