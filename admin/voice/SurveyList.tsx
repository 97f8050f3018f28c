// Surveys: where each is asked, how often, and how many answered.
import { ClipboardList, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { count, useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { VOICE_ROOMS } from './looks.ts';
import type { SurveyRow } from './voice.operations.ts';

export function SurveyList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const columns = useMemo<Column<SurveyRow>[]>(() => [
    { key: 'name', label: t('surveys.name'), phone: 'lead', cell: (row) => <span className="b">{format.named(row)}</span> },
    { key: 'touchpoint', label: t('surveys.touchpoint'), cell: (row) => <span>{t(`touchpoint.${row.touchpoint}`)}</span> },
    { key: 'open', label: t('surveys.state'), cell: (row) => <StatusTag tone={row.isOpen ? 'ok' : undefined}>{t(row.isOpen ? 'surveys.open' : 'surveys.closed')}</StatusTag> },
    { key: 'responses', label: t('surveyResponses.title'), align: 'right', cell: (row) => <OpenNumber to={listLink('surveyResponses', { surveyId: row.id })} label={`${format.named(row)} ${row.responses?.total ?? 0}`}>{count(row.responses?.total ?? 0)}</OpenNumber> },
    { key: 'invitations', label: t('surveys.asked'), align: 'right', phone: 'minor', cell: (row) => <span className="t2">{count(row.invitations?.total ?? 0)}</span> },
  ], [t, format]);
  return (
    <ListPage<SurveyRow> resource="surveys" what={t('surveys.title')} unit={t('surveys.unit')} columns={columns} nameOf={(row) => format.named(row)} to={(row) => `/surveys/${row.id}/show`} sort={{ field: 'key', order: 'ASC' }}
      header={<><PageHeader title={t('surveys.title')}>{can('voice:write') && can('forms:write') && <Link className="btn pri" to="/surveys/create"><Plus size={14} aria-hidden />{t('surveyEditor.new')}</Link>}</PageHeader><SectionTabs sections={VOICE_ROOMS} label={t('voice.rooms')} /></>} empty={<Empty icon={ClipboardList} title={t('surveys.empty')} text={t('surveys.emptyText')} />} />
  );
}
