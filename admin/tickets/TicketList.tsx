// The queue: tickets by their next deadline in groups, live without jumping, made for the keyboard.
import { ArrowUp, CornerDownLeft, Crown, Heart, Plus, Star, Ticket, UserPlus, Zap } from 'lucide-react';
import { type RaRecord, useListContext } from 'ra-core';
import { useEffect, useMemo, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { useCan, useViewer } from '../provider/viewer.ts';
import { BulkBar } from '../shared/BulkBar.tsx';
import { Avatar, TagList, type TagName } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { useFirstView } from '../shared/saved-views.ts';
import { Empty, PageSkeleton } from '../shared/states.tsx';
import { isTyping } from '../shared/typing.ts';
import { ClockBadge, useNow } from './ClockBadge.tsx';
import { type Clock, DUE_GROUPS, groupOf, nextClock, since } from './clock.ts';
import { ShowAs } from './ShowAs.tsx';
import { TicketFacets, TicketViews } from './TicketFacets.tsx';
import { endOfToday } from './tickets.operations.ts';
import { whoOf } from './who.ts';
import './tickets.css';
import { useArrivals } from './useArrivals.ts';
import { useConditionWords } from './useConditionWords.ts';
import { useTicketBulk } from './useTicketBulk.tsx';
import { BY_DEADLINE, useShippedViews } from './views.ts';

interface Named { id: string; nameZh: string; nameEn: string }
interface Said { id: string; kind: string; direction: string | null; body: string | null; act: string | null; authorName: string; author: { name: string; nameEn: string | null } | null; createdAt: string }
export interface TicketRow extends RaRecord {
  id: string; version: number; number: string; subject: string; status: string; isOpen: boolean; waitingFor: string | null; channel: string; needClass: string; level: string; priority: string;
  tier: string | null; storeId: string; assigneeId: string | null; customerId: string; contactName: string | null; nextDueAt: string | null; openedAt: string; pickedUpAt: string | null;
  unansweredSince: string | null; lastEventAt: string | null; solvedAt: string | null; closedAt: string | null; reopenCount: number;
  category: Named | null; store: Named | null; assignee: { id: string; name: string } | null;
  customer: { id: string; name: string; tier: string; tags: (TagName & { id: string })[] | null } | null;
  events: { items: Said[] } | null; clocks: Clock[] | null;
}

const LAST_LIST = 'aftercare.list.tickets';
/** Where the queue was left. */
export const lastQueue = (): string => sessionStorage.getItem(LAST_LIST) ?? '/tickets';

const NEED_ICONS: Record<string, typeof Zap | undefined> = { URGENT: Zap, SPECIAL: Star, EMOTIONAL: Heart };
/** A need class: an outline tag with an icon, never a colour. */
export function NeedTag({ need }: { need: string }) {
  const t = useT();
  const Icon = NEED_ICONS[need];
  return <span className="tag">{Icon && <Icon aria-hidden />}{t(`needClass.${need}`)}</span>;
}
/** The promise of a ticket's nearest deadline, as its row tells it. */
export const promiseOf = (row: Pick<TicketRow, 'openedAt' | 'nextDueAt' | 'status' | 'isOpen' | 'closedAt' | 'solvedAt' | 'lastEventAt' | 'clocks'>) => {
  const clock = nextClock(row.clocks);
  return { from: clock?.startedAt ?? row.openedAt, dueAt: row.nextDueAt, isPaused: !row.nextDueAt && (clock?.state === 'PAUSED' || row.status === 'WAITING'), pausedAt: clock?.pausedAt ?? row.lastEventAt, metAt: row.isOpen ? null : row.closedAt ?? row.solvedAt };
};

function useColumns(): Column<TicketRow>[] {
  const t = useT();
  const format = useFormat();
  const now = useNow(30_000);
  return useMemo(() => [
    { key: 'due', label: t('tickets.column.due'), sort: 'nextDueAt', first: 'ASC', width: 128, cell: (row) => (row.isOpen ? <ClockBadge promise={promiseOf(row)} waitingFor={row.waitingFor} /> : <span className="t2">{t(`ticketStatus.${row.status}`)}</span>) },
    { key: 'promise', label: t('tickets.column.promise'), width: 76, cell: (row) => { const clock = row.isOpen ? nextClock(row.clocks) : null; return <span className="t2">{clock ? t(`clockKind.${clock.kind}`) : row.isOpen && row.status === 'CALLBACK_DUE' ? t('clockKind.CALLBACK') : ''}</span>; } },
    {
      key: 'subject', label: t('tickets.column.subject'), cell: (row) => (
        <span className="row g6"><Link to={`/tickets/${row.id}/show`} className={row.unansweredSince && row.isOpen ? 'b el said' : 'el said'} title={row.unansweredSince ? t('tickets.unanswered') : undefined}>{row.subject}</Link><span className="t12 t3">{row.number}</span></span>
      ),
    },
    { key: 'need', label: t('tickets.column.need'), width: 76, cell: (row) => <NeedTag need={row.needClass} /> },
    { key: 'level', label: t('tickets.column.level'), sort: 'level', width: 56, cell: (row) => t(`ticketLevel.${row.level}`) },
    { key: 'status', label: t('tickets.column.status'), phone: 'minor', cell: (row) => <span className="t2">{t(`ticketStatus.${row.status}`)}</span> },
    { key: 'category', label: t('tickets.column.category'), phone: 'minor', sort: 'category', cell: (row) => <span className="t2">{format.named(row.category)}</span> },
    {
      key: 'customer', label: t('tickets.column.customer'), cell: (row) => {
        const name = whoOf(row);
        return <span className="row g6">{name && <Avatar name={name} size={20} />}<span className={name ? 'el' : 'el t3'}>{name ?? t('tickets.nameless')}</span>{row.tier === 'GOLD' && <Crown size={14} role="img" aria-label={t('tier.GOLD')} style={{ color: 'var(--gold)' }} />}</span>;
      },
    },
    { key: 'tags', label: t('tickets.column.tags'), phone: 'minor', cell: (row) => <TagList tags={row.customer?.tags} most={1} /> },
    { key: 'assignee', label: t('tickets.column.assignee'), phone: 'minor', cell: (row) => (row.assignee ? <span className="t2">{format.person(row.assignee)}</span> : <span className="t3">{t('tickets.nobody')}</span>) },
    { key: 'channel', label: t('tickets.column.channel'), phone: 'minor', sort: 'channel', cell: (row) => <span className="t2">{t(`ticketChannel.${row.channel}`)}</span> },
    { key: 'store', label: t('tickets.column.store'), sort: 'store', cell: (row) => <span className="t2">{format.named(row.store)}</span> },
    { key: 'last', label: t('tickets.column.last'), sort: 'lastEventAt', first: 'DESC', phone: 'minor', cell: (row) => <LastEvent row={row} now={now} /> },
    { key: 'opened', label: t('tickets.column.opened'), sort: 'openedAt', first: 'DESC', phone: 'minor', cell: (row) => <span className="t2">{format.instant(row.openedAt)}</span> },
  ], [t, format, now]);
}

/** When something was last said or done, and by whom. */
function LastEvent({ row, now }: { row: TicketRow; now: number }) {
  const { language, person } = useFormat();
  const t = useT();
  const event = row.events?.items[0];
  if (!row.lastEventAt) return <span className="t3">–</span>;
  const ago = since(row.lastEventAt, now, language);
  const words = event ? (event.kind === 'MESSAGE' ? event.body : t(`ticketAct.${event.act}`, { _: event.act ?? '' })) : '';
  return <span className="t2" title={event ? `${person(event.author, event.authorName)}: ${words ?? ''}` : undefined}>{language === 'zh' ? `${ago}前` : `${ago} ago`}{event && <span className="t3">{language === 'zh' ? '，' : ', '}{person(event.author, event.authorName)}</span>}</span>;
}

/** The pill behind which new tickets wait. */
function Arrivals({ fixed }: { fixed?: Record<string, unknown> }) {
  const t = useT();
  const { count, show } = useArrivals(fixed);
  return <div className="arrivals" role="status">{count > 0 && <button type="button" className="btn sm" onClick={() => { show(); document.querySelector('.two > .main .scrollx')?.scrollTo({ top: 0 }); }}><ArrowUp size={12} aria-hidden />{t('tickets.arrived', { count, smart_count: count })}</button>}</div>;
}

/** `n` opens the first, `a` takes the row in hand. */
function QueueKeys({ onTake }: { onTake: (row: TicketRow) => void }) {
  const { data = [] } = useListContext<TicketRow>();
  const navigate = useNavigate();
  const latest = useRef({ data, onTake });
  latest.current = { data, onTake };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const { data: rows, onTake: take } = latest.current;
      if (event.key === 'n' && rows[0]) { event.preventDefault(); navigate(`/tickets/${rows[0].id}/show`); }
      if (event.key === 'a') {
        const row = rows.find((each) => each.id === document.querySelector<HTMLElement>('tr.foc')?.dataset.id);
        if (row) { event.preventDefault(); take(row); }
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [navigate]);
  return null;
}
function NextButton() {
  const t = useT();
  const { data = [] } = useListContext<TicketRow>();
  const first = data[0];
  if (!first) return null;
  return <Link className="btn next" to={`/tickets/${first.id}/show`}><CornerDownLeft size={14} aria-hidden />{t('tickets.next')}<kbd className="wide-only">N</kbd></Link>;
}

/** The queue, once it is known which view of it is meant. */
export function TicketList() {
  const views = useShippedViews();
  const shipped = useMemo(() => views.map((preset) => ({ ...preset, label: '' })), [views]);
  return useFirstView('tickets', shipped) ? <Queue /> : <PageSkeleton />;
}

function Queue() {
  const t = useT();
  const can = useCan();
  const viewer = useViewer();
  const { storeIds } = useScope();
  const location = useLocation();
  const columns = useColumns();
  const say = useConditionWords();
  const { verbs, take, dialog } = useTicketBulk();
  const now = useNow(15_000);
  useEffect(() => { sessionStorage.setItem(LAST_LIST, `${location.pathname}${location.search}`); }, [location]);
  const fixed = useMemo(() => (storeIds ? { scope: storeIds } : undefined), [storeIds]);
  const byDeadline = !/[?&]sort=(?!nextDueAt)/.test(location.search);
  const end = Date.parse(endOfToday());
  const key = (letter: string, words: string) => <span key={letter} className="row g4 wide-only"><kbd>{letter}</kbd>{t(words)}</span>;
  return (
    <div className="queue">
      <ListPage<TicketRow> resource="tickets" what={t('tickets.what')} unit={t('tickets.unit')} columns={columns} nameOf={(row) => `${row.number} ${row.subject}`}
        to={(row) => `/tickets/${row.id}/show`} pick={verbs.length > 0} fixed={fixed} sayCondition={say} searchHint={t('tickets.search')} sort={BY_DEADLINE} perPage={50}
        density="compact" hiddenAtFirst={['status', 'category', 'tags', 'channel', 'opened']} facetsAside
        groups={byDeadline ? { of: (row) => (row.isOpen ? groupOf(row, now, end) : 'none'), order: DUE_GROUPS, label: (group) => t(`tickets.group.${group}`) } : undefined}
        header={<PageHeader title={t('tickets.title')} facts={byDeadline && <span>{t('tickets.by')}</span>}>
          <ShowAs />
          <NextButton />
          {can('tickets:open') && <Link className="btn pri" to="/tickets/create"><Plus size={14} aria-hidden />{t('tickets.new')}</Link>}
        </PageHeader>}
        above={<><Arrivals fixed={fixed} /><QueueKeys onTake={(row) => { if (viewer?.employeeId && can('tickets:assign')) void take(row); }} /></>}
        views={<TicketViews fixed={fixed} />} facets={<TicketFacets fixed={fixed} />} bulk={<BulkBar verbs={verbs} unit={t('tickets.unit')} fixed={fixed} />}
        keys={<>{[['J', 'tickets.keys.move'], ['↵', 'tickets.keys.open'], ...(verbs.length > 0 ? [['A', 'tickets.keys.take']] : []), ['N', 'tickets.keys.next'], ['?', 'tickets.keys.all']].map(([letter, words]) => key(letter as string, words as string))}</>}
        empty={<Empty icon={Ticket} title={t('tickets.empty')} text={t('tickets.emptyText')}>
          {can('tickets:open') && <Link className="btn pri" to="/tickets/create"><UserPlus size={14} aria-hidden />{t('tickets.new')}</Link>}
        </Empty>} />
      {dialog}
    </div>
  );
}
