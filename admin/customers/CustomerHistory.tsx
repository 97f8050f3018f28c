// What happened with a customer: everything in one line of time, and by tabs receipts with their lines, segments, tags.
import { ArrowLeftRight, Award, BellRing, ChevronDown, ChevronRight, Filter, PenLine, RotateCcw, ShoppingBasket, Tag } from 'lucide-react';
import { Fragment, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, Money, OpenNumber, StatusTag, TagChip } from '../shared/cells.tsx';
import { instantAt, useFormat } from '../shared/format.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { Timeline, type TimelineEntry } from '../shared/Timeline.tsx';
import { sayWhy } from './because.ts';
import { ServiceTable, useService, useServiceEntries } from './CustomerService.tsx';
import { type Consent, type CustomerDetail, type Line, LINES, LOG, type LogEntry, type Marked, MARKS, PANEL, type Receipt, RECEIPTS, type Stay, STAYS, type TierStay } from './customer-page.operations.ts';

type TabKey = 'all' | 'purchases' | 'tickets' | 'segments' | 'tags';
interface Receipts { purchases: { items: Receipt[]; total: number; totalIsExact: boolean; hasNext: boolean } }
const PAGE = 20;

export function CustomerHistory({ customer }: { customer: CustomerDetail }) {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const { id } = customer;
  const orders = can('customers:read-orders');
  const segments = can('segments:read');
  const [tab, setTab] = useState<TabKey>('all');
  const [limit, setLimit] = useState(PAGE);
  const receipts = useAsk<Receipts>(RECEIPTS, { filter: { customerId: { eq: id } }, page: { limit } }, { enabled: orders });
  const stays = useAsk<{ segmentMemberships: { items: Stay[]; total: number } }>(STAYS, { id }, { enabled: segments });
  const marks = useAsk<{ customerTags: { items: Marked[]; total: number } }>(MARKS, { id });
  const panel = useAsk<{ consents: { items: Consent[] }; tierPeriods: { items: TierStay[] } }>(PANEL, { id });
  const log = useAsk<{ auditLog: { items: LogEntry[] } }>(LOG, { id }, { enabled: can('platform:read-events') });
  const service = useService(id, customer.storeId);
  const failed = [receipts, service.service, service.said, service.checked, stays, marks, panel].find((each) => each.error);
  const tabs: { key: TabKey; count?: number; on: boolean }[] = [
    { key: 'all', on: true },
    { key: 'purchases', count: receipts.data?.purchases.total, on: orders },
    { key: 'tickets', count: service.service.data?.tickets.total, on: service.mayRead },
    { key: 'segments', count: stays.data?.segmentMemberships.total, on: segments },
    { key: 'tags', count: marks.data?.customerTags.total, on: true },
  ];
  const more = receipts.data?.purchases.hasNext && limit < 200
    ? <button type="button" className="btn sm" style={{ margin: '8px 24px 16px', alignSelf: 'flex-start' }} onClick={() => setLimit(Math.min(limit + 2 * PAGE, 200))}>{t('customers.history.more')}</button>
    : receipts.data?.purchases.hasNext && <Link className="lk t13" style={{ margin: '8px 24px 16px' }} to={listLink('purchases', { customerId: id })}>{t('customers.history.allReceipts', { count: format.rough(receipts.data.purchases.total, receipts.data.purchases.totalIsExact) })}</Link>;
  return (
    <section className="col grow" aria-label={t('customers.history')}>
      <div className="tabs" role="tablist" aria-label={t('customers.history')} style={{ padding: '0 16px' }}>
        {tabs.filter((each) => each.on).map((each) => (
          <button key={each.key} type="button" role="tab" className="tab" id={`history-tab-${each.key}`} aria-controls="history-panel" aria-selected={tab === each.key} onClick={() => setTab(each.key)}>
            {t(`customers.history.${each.key}`)}{each.count !== undefined && <i>{format.count(each.count)}</i>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="history-panel" aria-labelledby={`history-tab-${tab}`} className="col">
        {failed?.error && <Failed what={t('customers.history')} fault={failed.error} onRetry={() => void failed.refetch()} />}
        {tab === 'all' && (
          <>
            <Everything service={service} receipts={receipts.data?.purchases.items ?? []} stays={stays.data?.segmentMemberships.items ?? []} marks={marks.data?.customerTags.items ?? []}
              consents={panel.data?.consents.items ?? []} tiers={panel.data?.tierPeriods.items ?? []} log={log.data?.auditLog.items ?? []}
              cut={receipts.data?.purchases.hasNext ? receipts.data.purchases.items.at(-1)?.purchasedAt : undefined} pending={orders ? receipts.isPending : marks.isPending} />
            {more}
          </>
        )}
        {tab === 'purchases' && <><ReceiptTable receipts={receipts.data?.purchases.items} />{more}</>}
        {tab === 'tickets' && <ServiceTable service={service} />}
        {tab === 'segments' && <StayTable stays={stays.data?.segmentMemberships.items} />}
        {tab === 'tags' && <MarkTable marks={marks.data?.customerTags.items} />}
      </div>
    </section>
  );
}

/** All kinds of happenings by time; nothing older than the last receipt fetched, so that the order stays true. */
function Everything({ service, receipts, stays, marks, consents, tiers, log, cut, pending }: {
  service: ReturnType<typeof useService>; receipts: Receipt[]; stays: Stay[]; marks: Marked[]; consents: Consent[]; tiers: TierStay[]; log: LogEntry[]; cut?: string; pending: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const ofService = useServiceEntries(service);
  if (pending) return <SkeletonRows rows={5} height={56} />;
  const quote = (name: string) => (format.language === 'zh' ? `「${name}」` : `“${name}”`);
  const entries: TimelineEntry[] = [
    ...receipts.map((each) => {
      const back = Number(each.amount) < 0;
      const store = format.named(each.store);
      return {
        id: each.id, icon: back ? RotateCcw : ShoppingBasket, at: each.purchasedAt,
        subject: back ? t('customers.history.returned', { store, amount: format.moneyWithUnit(each.amount) }) : t('customers.history.bought', { store, amount: format.moneyWithUnit(each.amount) }),
        facts: [t('customers.history.lines', { count: each.lineCount, smart_count: each.lineCount }), t('customers.history.receiptNo', { no: each.receiptNo }), each.channel && t(`channel.${each.channel}`, { _: each.channel })],
      };
    }),
    ...ofService,
    ...stays.flatMap((each) => [
      { id: `${each.id} in`, icon: Filter, at: each.joinedAt, subject: t('customers.history.joined', { name: quote(format.named(each.segment)) }), facts: [sayWhy(t, each.joinedWhy)] },
      ...(each.leftAt ? [{ id: `${each.id} out`, icon: Filter, at: each.leftAt, subject: t('customers.history.left', { name: quote(format.named(each.segment)) }), facts: [sayWhy(t, each.leftWhy)] }] : []),
    ]),
    ...marks.map((each) => ({ id: each.id, icon: Tag, at: each.taggedAt, subject: t('customers.history.tagged', { name: quote(format.named(each.tag)) }), facts: [each.evidence && sayWhy(t, each.evidence)] })),
    ...consents.map((each) => ({ id: each.id, icon: BellRing, at: each.givenAt, subject: t(each.isGiven ? 'customers.history.agreed' : 'customers.history.refused', { channel: t(`consent.${each.channel}`) }), facts: [t(`customers.consent.place.${each.source}`, { _: each.source })] })),
    ...tiers.map((each) => ({ id: each.id, icon: Award, at: instantAt(`${each.startedOn}T00:00`), subject: t('customers.history.tier', { tier: t(`tier.${each.tier}`) }), facts: [] })),
    ...log.filter((each) => /updated|merged|changed/.test(each.kind) && !/tier/.test(each.kind)).map((each) => ({
      id: `log ${each.id}`, icon: /merged/.test(each.kind) ? ArrowLeftRight : PenLine, at: each.at, system: true,
      subject: t('customers.history.changed', { name: format.person(each.actor, each.actorName), fields: Object.keys((each.after as object | null) ?? {}).filter((key) => key !== 'version' && key !== 'updatedAt').map((key) => t(`customers.field.${key}`, { _: key })).join(format.language === 'zh' ? '、' : ', ') }), facts: [each.reason],
    })),
  ].filter((entry) => !cut || entry.at >= cut).sort((a, b) => (a.at < b.at ? 1 : -1));
  if (entries.length === 0) return <Empty icon={ShoppingBasket} title={t('customers.history.empty')} text={t('customers.history.emptyText')} />;
  return <div style={{ padding: '6px 24px' }}><Timeline entries={entries} label={t('customers.history')} /></div>;
}

function ReceiptTable({ receipts }: { receipts?: Receipt[] }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  if (!receipts) return <SkeletonRows rows={6} height={34} />;
  if (receipts.length === 0) return <Empty icon={ShoppingBasket} title={t('customers.history.noReceipts')} text={t('customers.history.noReceiptsText')} />;
  return (
    <div className="scrollx">
      <table className="table compact" aria-label={t('customers.history.purchases')}>
        <thead><tr><th scope="col">{t('purchases.receipt')}</th><th scope="col">{t('purchases.at')}</th><th scope="col">{t('purchases.store')}</th><th scope="col" className="r">{t('purchases.lines')}</th><th scope="col" className="r">{t('purchases.amount')}</th></tr></thead>
        <tbody>{receipts.map((each) => {
          const shown = open === each.id;
          return (
            <Fragment key={each.id}>
              <tr>
                <td><button type="button" className="row g4" style={{ minHeight: 24 }} aria-expanded={shown} onClick={() => setOpen(shown ? null : each.id)}>{shown ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}{each.receiptNo}</button></td>
                <td className="t2">{format.instant(each.purchasedAt)}</td><td className="t2">{format.named(each.store)}</td>
                <td className="r">{format.count(each.lineCount)}</td><td className="r b"><Money value={each.amount} /></td>
              </tr>
              {shown && <tr className="inner"><td colSpan={5}><ReceiptLines id={each.id} /></td></tr>}
            </Fragment>
          );
        })}</tbody>
      </table>
    </div>
  );
}

/** The lines of one receipt; returns and corrections are named as such. */
export function ReceiptLines({ id }: { id: string }) {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useAsk<{ purchaseLines: { items: Line[] } }>(LINES, { id });
  if (error) return <Failed what={t('purchases.lines')} fault={error} onRetry={() => refetch()} />;
  if (!data) return <SkeletonRows rows={2} height={28} />;
  return (
    <table className="table compact flush lines">
      <thead><tr><th scope="col">{t('purchases.product')}</th><th scope="col" className="r">{t('purchases.quantity')}</th><th scope="col" className="r">{t('purchases.price')}</th><th scope="col" className="r">{t('purchases.amount')}</th></tr></thead>
      <tbody>{data.purchaseLines.items.map((line) => (
        <tr key={line.id}>
          <td>{line.product ? format.named({ nameZh: line.product.name, nameEn: line.product.nameEn ?? line.product.name }) : line.description}<span className="t3 t12"> {line.product?.sku}</span>
            {line.lineKind !== 'SALE' && <> <StatusTag>{t(`purchases.kind.${line.lineKind}`)}</StatusTag></>}</td>
          <td className="r">{format.decimal(line.quantity, /\.0*[1-9]/.test(line.quantity) ? 3 : 0)}</td><td className="r">{format.money(line.unitPrice)}</td><td className="r">{format.money(line.amount)}</td>
        </tr>
      ))}</tbody>
    </table>
  );
}

function StayTable({ stays }: { stays?: Stay[] }) {
  const t = useT();
  const format = useFormat();
  if (!stays) return <SkeletonRows rows={4} height={34} />;
  if (stays.length === 0) return <Empty icon={Filter} title={t('customers.history.noSegments')} text={t('customers.history.noSegmentsText')} />;
  return (
    <div className="scrollx">
      <table className="table compact" aria-label={t('customers.history.segments')}>
        <thead><tr><th scope="col">{t('segments.name')}</th><th scope="col">{t('segments.joined')}</th><th scope="col">{t('segments.left')}</th><th scope="col">{t('segments.why')}</th></tr></thead>
        <tbody>{stays.map((each) => (
          <tr key={each.id}>
            <td>{each.segment ? <OpenNumber to={`/segments/${each.segment.id}/show`}>{format.named(each.segment)}</OpenNumber> : '–'}</td>
            <td className="t2">{format.instant(each.joinedAt)}</td><td>{each.leftAt ? <span className="t2">{format.instant(each.leftAt)}</span> : <StatusTag tone="ac">{t('segments.inside')}</StatusTag>}</td>
            <td className="t2">{sayWhy(t, each.leftWhy ?? each.joinedWhy)}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function MarkTable({ marks }: { marks?: Marked[] }) {
  const t = useT();
  const format = useFormat();
  if (!marks) return <SkeletonRows rows={4} height={34} />;
  if (marks.length === 0) return <Empty icon={Tag} title={t('customers.history.noTags')} text={t('customers.history.noTagsText')} />;
  return (
    <div className="scrollx">
      <table className="table compact" aria-label={t('customers.history.tags')}>
        <thead><tr><th scope="col">{t('tags.tag')}</th><th scope="col">{t('tags.since')}</th><th scope="col">{t('tags.until')}</th><th scope="col">{t('tags.evidence')}</th></tr></thead>
        <tbody>{marks.map((each) => (
          <tr key={each.id}>
            <td>{each.tag ? <TagChip tag={each.tag} /> : '–'}</td><td className="t2">{format.instant(each.taggedAt)}</td>
            <td className="t2">{each.expiresAt ? format.instant(each.expiresAt) : t('tags.forever')}</td><td className="t2">{sayWhy(t, each.evidence)}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
