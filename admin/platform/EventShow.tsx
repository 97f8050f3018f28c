// One event, readable: what was there before and after, field by field, and the way to the row and its history.
import { ArrowRight } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { Facts, listLink } from '../shared/cells.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import type { EventRow } from './EventList.tsx';
import { changesOf, useEventWords, useWalk } from './event-words.ts';

export function EventShow() {
  const t = useT();
  return <EditPage<EventRow> resource="events" what={t('events.one')}>{(row) => <Inside row={row} />}</EditPage>;
}

function Inside({ row }: { row: EventRow }) {
  const t = useT();
  const format = useFormat();
  const words = useEventWords();
  const to = useWalk()(row.resource, row.resourceId);
  const { changes, hidden } = changesOf(row.before, row.after);
  const title = words.kind(row.kind, row.resource);
  const cell = (field: string, value: unknown) => {
    const text = words.value(field, value);
    return value !== null && typeof value === 'object' ? <pre className="mono t12" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0, maxWidth: 360, maxHeight: 180, overflow: 'auto' }} tabIndex={0}>{text}</pre> : text;
  };
  return (
    <>
      <Breadcrumb path={[{ label: t('events.title'), to: '/events' }, { label: title }]} />
      <PageHeader title={title} facts={<><span>{words.actor(row)}</span><time dateTime={row.at}>{format.instant(row.at)}</time></>}>
        {row.resourceId && <Link className="btn" to={listLink('events', { resource: [row.resource], resourceId: row.resourceId })}>{t('events.rowHistory')}</Link>}
        {to && <Link className="btn pri" to={to}>{t('events.walk')}<ArrowRight size={14} aria-hidden /></Link>}
      </PageHeader>
      <div className="cards">
        <Card title={t('events.changes')} flush>
          {changes.length === 0 ? <p className="t13 t3" style={{ padding: '12px 16px' }}>{t('events.noChange')}</p> : (
            <div className="scrollx" style={{ marginTop: 8 }} tabIndex={0} role="region" aria-label={t('events.changes')}>
              <table className="table compact">
                <thead><tr><th scope="col">{t('events.field')}</th><th scope="col">{t('events.before')}</th><th scope="col">{t('events.after')}</th></tr></thead>
                <tbody>{changes.map((each) => <tr key={each.field}><th scope="row">{words.field(each.field)}</th><td className="t2">{cell(each.field, each.before)}</td><td>{cell(each.field, each.after)}</td></tr>)}</tbody>
              </table>
            </div>
          )}
          {hidden.length > 0 && <p className="t12 t2" style={{ padding: '8px 16px 12px' }}>{t('events.private', { fields: hidden.map(words.field).join(format.language === 'zh' ? '、' : ', ') })}</p>}
        </Card>
        <Card title={t('events.one')}>
          <Facts items={[
            [t('events.who'), row.actorId ? <Link key="w" className="lk" to={listLink('events', { actorId: row.actorId })}>{words.actor(row)}</Link> : words.actor(row)], [t('events.when'), format.instant(row.at)],
            [t('events.row'), to ? <Link key="t" className="lk" to={to}>{words.noun(row.resource)} {row.resourceId}</Link> : `${words.noun(row.resource)} ${row.resourceId ?? ''}`],
            [t('events.store'), format.named(row.store)], [t('events.reason'), row.reason], [t('events.request'), row.requestId && <span key="r" className="mono t12">{row.requestId}</span>],
          ]} />
        </Card>
      </div>
    </>
  );
}
