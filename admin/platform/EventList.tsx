// The event log: who did what to which row, when and why; by person, act, kind of row and time.
import { ScrollText } from 'lucide-react';
import { type RaRecord, useListContext } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { Person } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { ReferencePicker } from '../shared/fields.tsx';
import { addDays, dayOf, instantAt, useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { Empty } from '../shared/states.tsx';
import { changesOf, useEventWords, useWalk } from './event-words.ts';

export interface EventRow extends RaRecord {
  id: string; at: string; actorId: string | null; actorName: string; actor: { name: string; nameEn: string | null } | null; kind: string; resource: string; resourceId: string | null; customerId: string | null;
  before: unknown; after: unknown; reason: string | null; requestId: string | null; store: { id: string; nameZh: string; nameEn: string } | null;
}
const startOf = (day: string): string => instantAt(`${day}T00:00`);

function Facets() {
  const t = useT();
  const can = useCan();
  const words = useEventWords();
  const { filterValues = {}, setFilters } = useListContext();
  const values = filterValues as Record<string, unknown>;
  const set = (key: string, value: string | null) => {
    const { [key]: _old, ...others } = values;
    setFilters(value ? { ...others, [key]: value } : others, undefined, false);
  };
  const from = typeof values['at@gte'] === 'string' ? dayOf(new Date(values['at@gte'])) : '';
  const to = typeof values['at@lt'] === 'string' ? addDays(dayOf(new Date(values['at@lt'])), -1) : '';
  return (
    <>
      <section className="facet col g4">
        <h3>{t('events.when')}</h3>
        <label className="col g2 t12 t3">{t('events.from')}<span className="in sm"><input type="date" value={from} max={to || undefined} onChange={(event) => set('at@gte', event.target.value ? startOf(event.target.value) : null)} /></span></label>
        <label className="col g2 t12 t3">{t('events.to')}<span className="in sm"><input type="date" value={to} min={from || undefined} onChange={(event) => set('at@lt', event.target.value ? startOf(addDays(event.target.value, 1)) : null)} /></span></label>
      </section>
      {can('platform:read-users') && (
        <section className="facet"><h3>{t('events.who')}</h3>
          <ReferencePicker resource="users" label={t('events.who')} say={(row) => String(row.name)} value={(values.actorId as string | undefined) ?? null} onChange={(id) => set('actorId', id)} /></section>
      )}
      <ResourceFacet source="resource" title={t('events.resource')} say={words.noun} most={8} />
      <ResourceFacet source="kind" title={t('events.kind')} say={(value) => words.kind(value)} most={8} />
    </>
  );
}

export function EventList() {
  const t = useT();
  const format = useFormat();
  const words = useEventWords();
  const walk = useWalk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const columns = useMemo<Column<EventRow>[]>(() => [
    { key: 'what', label: t('events.what'), phone: 'lead', cell: (row) => {
      const { changes, hidden } = changesOf(row.before, row.after);
      const named = [...changes.map((each) => each.field), ...hidden].slice(0, 4).map(words.field).join(format.language === 'zh' ? '、' : ', ');
      return <span className="col" style={{ lineHeight: '18px' }}><span className="b">{words.kind(row.kind, row.resource)}</span>{named && <span className="t12 t3 el" style={{ maxWidth: 360 }}>{named}</span>}</span>;
    } },
    { key: 'row', label: t('events.row'), cell: (row) => {
      const to = walk(row.resource, row.resourceId);
      const name = `${words.noun(row.resource)} ${row.resourceId ?? ''}`;
      return to ? <Link className="lk" to={to} aria-label={`${t('events.walk')}: ${name}`}>{name}</Link> : <span className="t2">{name}</span>;
    } },
    { key: 'who', label: t('events.who'), cell: (row) => <Person name={words.actor(row)} /> },
    { key: 'store', label: t('events.store'), phone: 'minor', cell: (row) => <span className="t2">{format.named(row.store)}</span> },
    { key: 'reason', label: t('events.reason'), phone: 'minor', cell: (row) => <span className="t2 el" style={{ maxWidth: 200, display: 'block' }}>{row.reason ?? '–'}</span> },
    { key: 'when', label: t('events.when'), align: 'right', sort: 'at', cell: (row) => <time className="t2" dateTime={row.at}>{format.instant(row.at)}</time> },
  ], [t, format.language]);
  const list = (values: string[]) => values.join(format.language === 'zh' ? '、' : ', ');
  const say = (key: string, value: unknown): string | null => {
    const many = [value].flat().map(String);
    const condition = (label: string, said: string) => t('events.condition', { label, value: said });
    if (key === 'resource') return condition(t('events.resource'), list(many.map(words.noun)));
    if (key === 'kind') return condition(t('events.kind'), list(many.map((each) => words.kind(each))));
    if (key === 'at@gte') return condition(t('events.from'), format.day(dayOf(new Date(String(value)))));
    if (key === 'at@lt') return condition(t('events.to'), format.day(addDays(dayOf(new Date(String(value))), -1)));
    if (key === 'actorId') return t('events.who');
    if (key === 'resourceId') return t('events.onlyRow');
    return key === 'customerId' ? t('noun.Customer') : null;
  };
  return <ListPage<EventRow> resource="events" what={t('events.title')} unit={t('events.unit')} columns={columns} nameOf={(row) => words.kind(row.kind, row.resource)} to={(row) => `/events/${row.id}/show`} sayCondition={say}
    sort={{ field: 'id', order: 'DESC' }} perPage={50} facets={<Facets />} header={<PageHeader title={t('events.title')} facts={<span className="t12 t3">{t('events.sealed')}</span>} />}
    empty={<Empty icon={ScrollText} title={t('events.empty')} text={t('events.emptyText')} />} />;
}
