// The calendars of the chain: whose each is, its usual week, until when holidays are known, and whether a next version is being worked on.
import { CalendarDays } from 'lucide-react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { CALENDARS, type Calendar, inForce } from './calendars.operations.ts';
import { sayShifts } from './month.ts';

export function CalendarList() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useAsk<{ calendars: { items: Calendar[] } }>(CALENDARS);
  const calendars = data?.calendars.items ?? [];
  return (
    <>
      <PageHeader title={t('calendars.title')} facts={<span>{t('calendars.facts')}</span>} />
      {error ? <Failed what={t('calendars.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : calendars.length === 0 ? <Empty icon={CalendarDays} title={t('calendars.empty')} text={t('calendars.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('calendars.title')}>
            <thead><tr><th scope="col">{t('calendars.name')}</th><th scope="col">{t('calendars.store')}</th><th scope="col">{t('calendars.week')}</th><th scope="col">{t('calendars.covered')}</th><th scope="col">{t('calendars.inForce')}</th><th scope="col">{t('calendars.draft')}</th></tr></thead>
            <tbody>{calendars.map((calendar) => {
              const versions = calendar.versions?.items ?? [];
              const current = inForce(versions);
              const draft = versions.find((one) => one.state === 'DRAFT');
              return (
                <tr key={calendar.id} className="open" onClick={() => navigate(`/calendars/${calendar.id}/show`)}>
                  <td className="lead"><Link className="b" to={`/calendars/${calendar.id}/show`} onClick={(event) => event.stopPropagation()}>{format.named(calendar)}</Link> <span className="t12 t3">{calendar.key}</span></td>
                  <td className="t2">{calendar.store ? format.named(calendar.store) : t('calendars.shared')}</td>
                  <td className="t2 minor">{current ? (current.calendarKind === 'ELAPSED' ? t('calendars.all') : sayShifts(current.week['1'] ?? [])) : '–'}</td>
                  <td className="t2">{current?.coveredTo ? format.day(current.coveredTo) : t('calendars.always')}</td>
                  <td>{current ? t('calendars.version', { number: current.number }) : <span className="t3">{t('calendars.none')}</span>}</td>
                  <td className="minor">{draft && <StatusTag tone="soon">{t('calendars.version', { number: draft.number })}</StatusTag>}</td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
