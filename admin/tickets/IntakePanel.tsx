// Beside the intake: how the need is sorted and why, what may be the same one told before, and what she bought.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { FieldShell } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { ContextPanel, PanelSection } from '../shared/Page.tsx';
import type { Intake } from './TicketCreate.tsx';
import { LEVELS, NEEDS } from './TicketFacets.tsx';
import type { IntakeProposal } from './useProposal.ts';

const CATEGORIES = gql`query IntakeCategories { ticketCategories(filter: { isArchived: { eq: false } }, page: { limit: 200 }) { items { id nameZh nameEn } } }`;
const BOUGHT = gql`query IntakePurchases($id: ID!, $readsOrders: Boolean!) {
  purchases(filter: { customerId: { eq: $id }, saleLineCount: { gt: 0 } }, page: { limit: 5 }) @include(if: $readsOrders) {
    items { id businessOn receiptNo amount store { id nameZh nameEn } lines(page: { limit: 20 }) { items { id lineKind quantity amount productId product { id name nameEn } } } }
  }
  tickets(filter: { customerId: { eq: $id } }, sort: [{ field: OPENED_AT, order: DESC }], page: { limit: 4 }) { items { id number subject status openedAt } }
}`;
interface Line { id: string; lineKind: string; quantity: string; amount: string; productId: string; product: { id: string; name: string; nameEn: string | null } | null }
interface Bought { id: string; businessOn: string; receiptNo: string; amount: string; store: { nameZh: string; nameEn: string } | null; lines: { items: Line[] } | null }

type Change = (more: Partial<Intake>) => void;

export function IntakePanel({ intake, change, proposal, onAddTo }: { intake: Intake; change: Change; proposal: IntakeProposal | null; onAddTo: (ticket: IntakeProposal['duplicates'][number]) => Promise<void> }) {
  return (
    <ContextPanel>
      <Sorting intake={intake} change={change} proposal={proposal} />
      <Same proposal={proposal} onAddTo={onAddTo} />
      {intake.customer && <OfCustomer intake={intake} change={change} customerId={intake.customer.id} />}
    </ContextPanel>
  );
}

function Sorting({ intake, change, proposal }: { intake: Intake; change: Change; proposal: IntakeProposal | null }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ ticketCategories: { items: { id: string; nameZh: string; nameEn: string }[] } }>(CATEGORIES, {}, { staleTime: 300_000 });
  const select = (label: string, key: 'categoryId' | 'needClass' | 'level', proposed: string | null, choices: { value: string; label: string }[]) => (
    <FieldShell label={label}>{({ id }) => (
      <span className="in sel"><select id={id} name={key} value={intake[key] ?? proposed ?? ''} onChange={(event) => change({ [key]: event.target.value || null })}>
        {!(intake[key] ?? proposed) && <option value="">{t('form.none')}</option>}
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select></span>
    )}</FieldShell>
  );
  return (
    <PanelSection title={t('intake.sort')}>
      <div className="col g8">
        {select(t('tickets.facet.category'), 'categoryId', proposal?.categoryId ?? null, (data?.ticketCategories.items ?? []).map((one) => ({ value: one.id, label: format.named(one) })))}
        {select(t('tickets.facet.need'), 'needClass', proposal?.needClass ?? null, NEEDS.map((value) => ({ value, label: t(`needClass.${value}`) })))}
        {select(t('tickets.facet.level'), 'level', proposal?.level ?? null, LEVELS.map((value) => ({ value, label: t(`ticketLevel.${value}`) })))}
        <p className="t12 t3" role="status">{proposal ? (format.language === 'zh' ? proposal.reasonZh : proposal.reasonEn) : t('intake.proposalNone')}</p>
      </div>
    </PanelSection>
  );
}

function Same({ proposal, onAddTo }: { proposal: IntakeProposal | null; onAddTo: (ticket: IntakeProposal['duplicates'][number]) => Promise<void> }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  if (!proposal?.duplicates.length) return null;
  return (
    <PanelSection title={t('intake.same')} tone="accent">
      <ul className="plain-list">{proposal.duplicates.slice(0, 3).map((one) => (
        <li key={one.id} className="col"><span className="row"><Link className="lk el" style={{ display: 'block' }} to={`/tickets/${one.id}/show`}>{one.subject}</Link>{can('tickets:write') && <button type="button" className="btn sm end" onClick={() => void onAddTo(one)}>{t('intake.addTo')}</button>}</span>
          <span className="t12 t2">{[one.number, t(`ticketStatus.${one.status}`), format.day(one.openedAt), format.language === 'zh' ? one.reasonZh : one.reasonEn].join(format.language === 'zh' ? '，' : ', ')}</span></li>
      ))}</ul>
    </PanelSection>
  );
}

/** What she bought, to point at; and what she told before, so that she need not tell it again. */
function OfCustomer({ intake, change, customerId }: { intake: Intake; change: Change; customerId: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data } = useAsk<{ purchases?: { items: Bought[] }; tickets: { items: { id: string; number: string; subject: string; status: string; openedAt: string }[] } }>(BOUGHT, { id: customerId, readsOrders: can('customers:read-orders') });
  const nameOf = (line: Line) => (format.language === 'zh' ? line.product?.name : line.product?.nameEn ?? line.product?.name) ?? '–';
  return (
    <>
      {can('customers:read-orders') && (
        <PanelSection title={t('intake.bought')}>
          {data?.purchases?.items.length === 0 && <p className="t12 t3">{t('intake.boughtNone')}</p>}
          <div role="radiogroup" aria-label={t('intake.bought')}>
            <label className="choice t13"><input type="radio" className="rd" name="purchase" checked={!intake.purchaseId} onChange={() => change({ purchaseId: null, purchaseLineId: null, productId: null })} />{t('intake.boughtAny')}</label>
            {data?.purchases?.items.map((one) => (
              <div key={one.id}>
                <label className="choice t13"><input type="radio" className="rd" name="purchase" checked={intake.purchaseId === one.id} onChange={() => change({ purchaseId: one.id, purchaseLineId: null, productId: null })} />
                  <span>{format.day(one.businessOn)}<span className="t3">{format.language === 'zh' ? '，' : ', '}{format.named(one.store)}{format.language === 'zh' ? '，' : ', '}{format.moneyWithUnit(one.amount)}</span></span></label>
                {intake.purchaseId === one.id && (
                  <div role="radiogroup" aria-label={t('intake.lines')} style={{ paddingLeft: 24 }}>
                    {one.lines?.items.filter((line) => line.lineKind === 'SALE').map((line) => (
                      <label key={line.id} className="choice t12" style={{ display: 'flex' }}><input type="radio" className="rd" name="line" checked={intake.purchaseLineId === line.id} onChange={() => change({ purchaseLineId: line.id, productId: line.productId })} />
                        <span className="el">{nameOf(line)}</span><span className="t3 end nw">{format.money(line.amount)}</span></label>
                    ))}
                  </div>
                )}
              </div>
            ))}
          </div>
        </PanelSection>
      )}
      {data && data.tickets.items.length > 0 && (
        <PanelSection title={t('intake.late')}>
          <ul className="plain-list">{data.tickets.items.map((one) => <li key={one.id} className="row"><Link className="lk el" style={{ display: 'block' }} to={`/tickets/${one.id}/show`}>{one.subject}</Link><span className="t12 t3 end nw">{t(`ticketStatus.${one.status}`)}{format.language === 'zh' ? '，' : ', '}{format.day(one.openedAt)}</span></li>)}</ul>
        </PanelSection>
      )}
    </>
  );
}
