// Learning paths: which courses in which order, for whom, and which of them guard a post.
import { Plus, Route } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { ROOMS, useLength } from './looks.tsx';
import { COURSES, type Named, type PathRow, PATHS, POSITIONS } from './training.operations.ts';

export function PathList() {
  const t = useT();
  const format = useFormat();
  const length = useLength();
  const may = useCan()('training:write');
  const { data, error, isPending, refetch } = useAsk<{ learningPaths: { items: PathRow[] } }>(PATHS);
  const courses = useAsk<{ courses: { items: (Named & { key: string })[] } }>(COURSES);
  const positions = useAsk<{ positions: { items: (Named & { key: string })[] } }>(POSITIONS);
  const named = (rows: (Named & { key: string })[] | undefined, key: string): string => { const row = rows?.find((one) => one.key === key); return row ? format.named(row) : key; };
  const rows = data?.learningPaths.items ?? [];
  const comma = format.language === 'zh' ? '、' : ', ';
  return (
    <>
      <PageHeader title={t('learningPaths.title')}>{may && <Link className="btn pri" to="/learningPaths/create"><Plus size={14} aria-hidden />{t('learningPaths.new')}</Link>}</PageHeader>
      <SectionTabs sections={ROOMS} label={t('courses.rooms')} />
      {error ? <Failed what={t('learningPaths.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Route} title={t('learningPaths.empty')} text={t('learningPaths.emptyText')} /> : (
        <ul className="training-cards">{rows.map((row) => (
          <li key={row.id}>
            <span className="row g8"><span className="b">{format.named(row)}</span><span className="sp" />{row.isArchived && <StatusTag tone="paused">{t('learningPaths.archived')}</StatusTag>}{row.isAutomatic && <StatusTag tone="ac">{t('learningPaths.automatic')}</StatusTag>}{may && <Link className="btn sm" to={`/learningPaths/${row.id}`} aria-label={`${t('learningPaths.edit')} ${format.named(row)}`}>{t('learningPaths.edit')}</Link>}</span>
            <span className="t13 t2">{t('learningPaths.whom')}{format.language === 'zh' ? '：' : ': '}{row.positions.map((one) => named(positions.data?.positions.items, one)).join(comma) || t('learningPaths.everybody')}{row.formats.length > 0 && ` · ${row.formats.map((one) => t(`storeFormat.${one}`)).join(comma)}`}</span>
            {row.gateMinutes !== null && <span className="t13">{t('learningPaths.gate')}{format.language === 'zh' ? '：' : ': '}<span className="b n">{length(row.gateMinutes)}</span></span>}
            <ol className="t13" style={{ margin: 0, paddingLeft: 20 }}>{row.steps.map((step) => <li key={step.course}>{named(courses.data?.courses.items, step.course)} <span className="t2">{t('learningPaths.days', { count: step.workingDays })}</span></li>)}</ol>
          </li>
        ))}</ul>
      )}
    </>
  );
}
