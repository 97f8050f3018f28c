// Findings as a list: what a number opens, and what is looked for.
import { ClipboardCheck } from 'lucide-react';
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
import { DueBadge, FINDING_TONES, RepeatTag, SeverityTag, ShowAs } from './looks.tsx';
import { OpenFinding } from './OpenFinding.tsx';
import type { FindingRow } from './quality.operations.ts';

const WORDS: Record<string, string> = { state: 'findingState', severity: 'severity', source: 'findingSource' };

export function FindingList() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const fixed = useMemo(() => (storeIds ? { storeId: storeIds } : {}), [storeIds]);
  const columns = useMemo<Column<FindingRow>[]>(() => [
    { key: 'title', label: t('findings.titleField'), phone: 'lead', cell: (row) => <span className="row g6" style={{ maxWidth: 320 }}><span className="b el">{format.language === 'zh' ? row.titleZh : row.titleEn}</span><RepeatTag row={row} /></span> },
    { key: 'number', label: t('findings.number'), sort: 'number', phone: 'minor', cell: (row) => <span className="t2 nw">{row.number}</span> },
    { key: 'severity', label: t('findings.severity'), cell: (row) => <SeverityTag severity={row.severity} /> },
    { key: 'state', label: t('findings.state'), cell: (row) => <StatusTag tone={FINDING_TONES[row.state]}>{t(`findingState.${row.state}`)}</StatusTag> },
    { key: 'due', label: t('findings.due'), sort: 'dueAt', cell: (row) => (row.state === 'DISMISSED' ? null : <DueBadge dueAt={row.dueAt} doneAt={row.correctedAt} breachedAt={row.breachedAt} />) },
    { key: 'store', label: t('findings.store'), phone: 'minor', cell: (row) => <span className="t2">{row.store ? format.named(row.store) : t('findings.chain')}</span> },
    { key: 'owner', label: t('findings.owner'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.owner, t('findings.nobody'))}</span> },
    { key: 'found', label: t('findings.found'), align: 'right', sort: 'foundAt', cell: (row) => <time className="t2" dateTime={row.foundAt}>{format.instant(row.foundAt)}</time> },
  ], [t, format]);
  const say = (key: string, value: unknown): string | null => (WORDS[key] ? `${t(`findings.${key}`)}: ${[value].flat().map((each) => t(`${WORDS[key]}.${each}`, { _: String(each) })).join(format.language === 'zh' ? '、' : ', ')}` : null);
  const facet = (source: 'state' | 'severity' | 'source', values: string[]) => <ResourceFacet source={source} title={t(`findings.${source}`)} fixed={fixed} values={values} say={(value) => t(`${WORDS[source]}.${value}`)} />;
  return (
    <ListPage<FindingRow> resource="findings" what={t('findings.what')} unit={t('findings.unit')} columns={columns} nameOf={(row) => row.number} to={(row) => `/findings/${row.id}/show`} sayCondition={say} fixed={fixed} sort={{ field: 'foundAt', order: 'DESC' }} hiddenAtFirst={['number']}
      facets={<>{facet('state', ['OPEN', 'ACTING', 'CHECKING', 'CLOSED', 'DISMISSED'])}{facet('severity', ['CRITICAL', 'MAJOR', 'MINOR'])}{facet('source', ['TICKET', 'INCIDENT', 'AUDIT', 'SURVEY', 'ALERT', 'PERSON'])}<ResourceFacet source="section" title={t('findings.section')} fixed={fixed} say={(value) => t(`findingSection.${value}`, { _: value })} /></>}
      header={<PageHeader title={t('findings.title')}><ShowAs /><OpenFinding /></PageHeader>} empty={<Empty icon={ClipboardCheck} title={t('findings.empty')} text={t('findings.emptyText')} />} />
  );
}
