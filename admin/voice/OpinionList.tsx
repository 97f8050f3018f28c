// What was said of one side of the service, as a list: what a cell of the heat map and a measure open.
import { MessageSquareQuote } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { Empty } from '../shared/states.tsx';
import { TONES } from './looks.ts';
import type { OpinionRow } from './voice.operations.ts';

const ASPECTS = ['ATTITUDE', 'QUALITY', 'SPEED', 'PRICE', 'LOGISTICS', 'ENVIRONMENT', 'AFTER_SALES'];

export function OpinionList() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const fixed = useMemo(() => (storeIds ? { storeId: storeIds } : {}), [storeIds]);
  const columns = useMemo<Column<OpinionRow>[]>(() => [
    { key: 'quote', label: t('voice.quote'), phone: 'lead', cell: (row) => <span style={{ display: 'block', maxWidth: 520, whiteSpace: 'normal' }} lang="zh-CN">{row.quote}</span> },
    { key: 'aspect', label: t('voice.aspect'), cell: (row) => <span>{t(`aspect.${row.aspect}`)}</span> },
    { key: 'tone', label: t('voice.tone'), cell: (row) => <StatusTag tone={TONES[row.tone]}>{t(`tone.${row.tone}`)}</StatusTag> },
    { key: 'store', label: t('voice.store'), phone: 'minor', cell: (row) => <span className="t2">{row.store ? format.named(row.store) : t('voice.noStore')}</span> },
    { key: 'survey', label: t('voice.survey'), phone: 'minor', cell: (row) => <span className="t2">{format.named(row.survey)}</span> },
    { key: 'day', label: t('voice.day'), align: 'right', sort: 'answeredOn', cell: (row) => <span className="t2">{format.day(row.answeredOn)}</span> },
  ], [t, format]);
  return (
    <ListPage<OpinionRow> resource="opinions" what={t('voice.what')} unit={t('voice.unit')} columns={columns} nameOf={(row) => row.quote.slice(0, 20)} to={(row) => `/surveyResponses/${row.responseId}/show`} fixed={fixed} sort={{ field: 'answeredOn', order: 'DESC' }}
      sayCondition={(key, value) => (key === 'aspect' || key === 'tone' ? [value].flat().map((each) => t(`${key}.${typeof each === 'object' && each !== null ? String(Object.values(each)[0]) : String(each)}`, { _: String(each) })).join('、') : null)}
      facets={<><ResourceFacet source="aspect" title={t('voice.aspect')} fixed={fixed} values={ASPECTS} say={(value) => t(`aspect.${value}`)} /><ResourceFacet source="tone" title={t('voice.tone')} fixed={fixed} values={['NEGATIVE', 'NEUTRAL', 'POSITIVE']} say={(value) => t(`tone.${value}`)} /></>}
      header={<PageHeader title={t('voice.what')}><Link className="btn" to="/opinions">{t('voice.heat')}</Link></PageHeader>} empty={<Empty icon={MessageSquareQuote} title={t('voice.empty')} text={t('voice.emptyText')} />} />
  );
}
