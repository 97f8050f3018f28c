// The checks of stores: score, verdict, what failed, state; by store, template, kind and verdict.
import { ClipboardCheck, Footprints } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { OpenNumber, StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { AUDIT_SECTIONS } from '../shared/quality-sections.ts';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import './audits.css';
import { AUDIT_TONES, type AuditRow } from './audits.operations.ts';

const STATES = ['DRAFT', 'SUBMITTED', 'PUBLISHED', 'DISPUTED', 'FINAL', 'VOID'];
const KINDS = ['ANNOUNCED', 'UNANNOUNCED', 'MYSTERY'];

/** How many failed, which opens them; how many of them critical, and whether they had failed before. The figure stands right where it is a column, and is read first. */
function FailedCell({ row }: { row: AuditRow }) {
  const t = useT();
  return (
    <span className="row g4 failed-cell">
      <span>{row.failedCount === 0 ? 0 : <OpenNumber to={`/audits/${row.id}/show?open=failed`} label={`${t('audits.failures')} ${row.failedCount}`}>{row.failedCount}</OpenNumber>}</span>
      {row.criticalCount > 0 && <StatusTag tone="late">{t('audits.criticalOf', { count: row.criticalCount })}</StatusTag>}{row.isRepeat && <StatusTag tone="soon">{t('audits.repeat')}</StatusTag>}
    </span>
  );
}

export function AuditList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const columns = useMemo<Column<AuditRow & RaRecord>[]>(() => [
    { key: 'what', label: t('audits.what'), phone: 'lead', cell: (row) => <span className="col" style={{ lineHeight: '18px' }}><span className="b el">{format.named(row.store)}</span><span className="t12 t3 el">{format.named(row.template)}</span></span> },
    { key: 'score', label: t('audits.score'), align: 'right', sort: 'finalScore', cell: (row) => (row.finalScore === null ? <span className="t3">–</span> : <b className={row.isFinalPass === false ? 'latec' : undefined}><OpenNumber to={`/audits/${row.id}/show`} label={`${t('audits.why')} ${decimal(row.finalScore, 1)}`}>{decimal(row.finalScore, 1)}</OpenNumber></b>) },
    { key: 'verdict', label: t('audits.passFacet'), cell: (row) => (row.isFinalPass === null ? null : <StatusTag tone={row.isFinalPass ? 'ok' : 'late'}>{t(row.isFinalPass ? 'audits.pass' : 'audits.fail')}</StatusTag>) },
    { key: 'failed', label: t('audits.failed'), align: 'right', sort: 'failedCount', cell: (row) => <FailedCell row={row} /> },
    { key: 'state', label: t('audits.state'), cell: (row) => <StatusTag tone={AUDIT_TONES[row.state]}>{t(`auditState.${row.state}`)}</StatusTag> },
    { key: 'kind', label: t('audits.kind'), phone: 'minor', cell: (row) => <span className="col" style={{ lineHeight: '18px' }}><span className="t2">{t(`auditKind.${row.auditKind}`)}</span><span className="t12 t3 el">{row.auditKind === 'MYSTERY' ? t('audits.secret') : format.person(row.inspector)}</span></span> },
    { key: 'number', label: t('audits.number'), phone: 'minor', cell: (row) => <span className="mono t2">{row.number}</span> },
    { key: 'day', label: t('audits.day'), align: 'right', sort: 'auditedOn', cell: (row) => <time className="t2" dateTime={row.auditedOn}>{format.day(row.auditedOn)}</time> },
  ], [t, format.language]);
  const joined = (value: unknown, word: string) => [value].flat().map((each) => t(`${word}.${each}`)).join(format.language === 'zh' ? '、' : ', ');
  const say = (key: string, value: unknown): string | null => {
    const condition = (label: string, said: string) => t('audits.condition', { label, value: said });
    if (key === 'state') return condition(t('audits.state'), joined(value, 'auditState'));
    if (key === 'auditKind') return condition(t('audits.kind'), joined(value, 'auditKind'));
    if (key === 'storeId') return t('audits.store');
    return null;
  };
  const start = can('quality:fill-audits') && <Link className="btn pri" to="/run"><Footprints size={14} aria-hidden />{t('audits.start')}</Link>;
  return (
    <ListPage<AuditRow & RaRecord> resource="audits" what={t('audits.title')} unit={t('audits.unit')} columns={columns} nameOf={(row) => `${format.named(row.store)} ${row.number}`} to={(row) => `/audits/${row.id}/show`} perPage={50}
      sayCondition={say} sort={{ field: 'auditedOn', order: 'DESC' }} views={<SectionTabs sections={AUDIT_SECTIONS} label={t('audits.title')} />}
      facets={<><ResourceFacet source="state" title={t('audits.state')} values={STATES} say={(value) => t(`auditState.${value}`)} most={6} /><ResourceFacet source="auditKind" title={t('audits.kind')} values={KINDS} say={(value) => t(`auditKind.${value}`)} /></>}
      header={<PageHeader title={t('audits.title')}>{start}</PageHeader>} empty={<Empty icon={ClipboardCheck} title={t('audits.empty')} text={t('audits.emptyText')}>{start}</Empty>} />
  );
}
