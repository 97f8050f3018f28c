// One response: what was answered, what it says side by side of the service, and whom it concerns.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { EMPTY, useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { TONES } from './looks.ts';
import type { ResponseRecord } from './voice.operations.ts';

export function ResponseShow() {
  const t = useT();
  return <EditPage<ResponseRecord> resource="surveyResponses" what={t('surveyResponses.title')}>{(row) => <Inside row={row} />}</EditPage>;
}

function Inside({ row }: { row: ResponseRecord }) {
  const t = useT();
  const format = useFormat();
  // A row that comes from the list has them not yet.
  const { scales = [], opinions = [] } = row as Partial<Pick<ResponseRecord, 'scales' | 'opinions'>>;
  const name = `${format.named(row.survey)} ${format.instant(row.answeredAt)}`;
  return (
    <>
      <Breadcrumb path={[{ label: t('surveyResponses.title'), to: '/surveyResponses' }, { label: name }]} />
      <PageHeader documentTitle={name} title={name} facts={row.tone && <StatusTag tone={TONES[row.tone]}>{t(`tone.${row.tone}`)}</StatusTag>} />
      <div className="cards">
        <Card title={t('surveyResponses.answers')}>
          {scales.length > 0 && <Facts items={scales.map((one) => [format.language === 'zh' ? one.questionZh : one.questionEn, t('surveyResponses.rated', { rating: one.value, best: one.best })])} />}
          {row.comment ? <p className="t14" lang="zh-CN" style={{ marginTop: 8, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{row.comment}</p> : <p className="t13 t3">{t('surveyResponses.noWords')}</p>}
        </Card>
        <Card title={t('surveyResponses.about')}>
          <Facts items={[
            [t('voice.store'), row.store ? format.named(row.store) : t('voice.noStore')], [t('surveyResponses.channel'), t(`responseChannel.${row.channel}`)], [t('surveyResponses.employee'), row.employee ? <Link key="e" className="lk" to={`/employees/${row.employee.id}/show`}>{format.person(row.employee)}</Link> : EMPTY],
            [t('surveyResponses.answered'), format.instant(row.answeredAt)], ...(row.label ? [[t('surveyResponses.label'), t(`tone.${row.label}`)] as [string, string]] : []), ...(row.recommend !== null ? [[t('surveyResponses.recommend'), String(row.recommend)] as [string, string]] : []),
          ]} />
        </Card>
        {opinions.length > 0 && (
          <Card title={t('voice.what')}><ul className="plain col g10">{opinions.map((one) => <li key={one.id} className="col g4"><span className="row g6"><span className="b t13">{t(`aspect.${one.aspect}`)}</span><StatusTag tone={TONES[one.tone]}>{t(`tone.${one.tone}`)}</StatusTag></span><span className="t13 t2" lang="zh-CN">{one.quote}</span></li>)}</ul></Card>
        )}
      </div>
    </>
  );
}
