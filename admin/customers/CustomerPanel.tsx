// Beside a customer: the tier with its evidence, what she agreed to, contacts and the chain's own fields.
import { lazy, Suspense, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts } from '../shared/cells.tsx';
import { type Explanation, ExplainPopover, ExplainTree } from '../shared/Explain.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { MaskedField } from '../shared/Masked.tsx';
import { PanelSection } from '../shared/Page.tsx';
import { SkeletonRows } from '../shared/states.tsx';
import { OpenTickets } from './CustomerService.tsx';
import { type Consent, type CustomerDetail, EXPLAIN_TIER, PANEL, type TierStay } from './customer-page.operations.ts';

const ConsentDialog = lazy(() => import('./ConsentDialog.tsx').then((m) => ({ default: m.ConsentDialog })));
const CHANNELS = ['SMS', 'EMAIL', 'PHONE', 'WECOM'];
const FIELDS = gql`query CustomFields { customFields(page: { limit: 100 }) { items { id key labelZh labelEn fieldKind choices } } }`;
interface CustomField { id: string; key: string; labelZh: string; labelEn: string; fieldKind: string; choices: { value: string; zh: string; en: string }[] | null }

export function CustomerPanel({ customer, onChanged }: { customer: CustomerDetail; onChanged: () => void }) {
  const t = useT();
  const can = useCan();
  const { data } = useAsk<{ consents: { items: Consent[] }; tierPeriods: { items: TierStay[] } }>(PANEL, { id: customer.id });
  return (
    <>
      <OpenTickets customerId={customer.id} isStandIn={customer.isStandIn} />
      <TierSection customer={customer} stays={data?.tierPeriods.items ?? []} />
      <PanelSection title={t('customers.consents')}>
        {data ? <Consents customerId={customer.id} consents={data.consents.items} mayWrite={can('customers:write')} onChanged={onChanged} /> : <SkeletonRows rows={3} height={28} />}
      </PanelSection>
      <Contacts customer={customer} />
      <OwnFields customer={customer} />
    </>
  );
}

function TierSection({ customer, stays }: { customer: CustomerDetail; stays: TierStay[] }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const orders = can('customers:read-orders');
  const stay = stays.find((each) => !each.endedOn);
  const { data } = useAsk<{ customerTierReason: Explanation | null }>(EXPLAIN_TIER, { id: customer.id }, { enabled: orders });
  const told = data?.customerTierReason;
  const level = told?.inputs.find((each) => each.holds);
  return (
    <PanelSection title={t('customers.tier')} aside={stay && t('customers.tierSince', { day: format.day(stay.startedOn) })}>
      <div className="row t13 base">
        {told ? <ExplainPopover name={t('customers.tier')} explanation={told}>{t(`tier.${customer.tier}`)}</ExplainPopover> : <span>{t(`tier.${customer.tier}`)}</span>}
        {stay?.graceUntil && <span className="soonc t12">{t('customers.tierGrace', { day: format.day(stay.graceUntil) })}</span>}
      </div>
      {level && <ExplainTree explanation={{ label: level.label, value: null, inputs: [level] }} />}
      {told && !level && <p className="t12 t2" style={{ marginTop: 4 }}>{t('customers.tierNone')}</p>}
    </PanelSection>
  );
}

function Consents({ customerId, consents, mayWrite, onChanged }: { customerId: string; consents: Consent[]; mayWrite: boolean; onChanged: () => void }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const latest = (channel: string) => consents.find((each) => each.channel === channel);
  return (
    <ul className="col g4">
      {CHANNELS.map((channel) => {
        const said = latest(channel);
        return (
          <li key={channel} className="row t13">
            <span className="t3" style={{ width: 76, flex: 'none' }}>{t(`consent.${channel}`)}</span>
            <span className={said?.isGiven ? 'nw' : 't2 nw'}>{said ? t(said.isGiven ? 'customers.consent.yes' : 'customers.consent.no') : t('customers.consent.none')}</span>
            {said && <span className="t12 t3 el" title={`${format.day(said.givenAt)} ${t(`customers.consent.place.${said.source}`, { _: said.source })}`}>{dayOf(new Date(said.givenAt))}<i className="md" />{t(`customers.consent.place.${said.source}`, { _: said.source })}</span>}
            {mayWrite && <button type="button" className="lk t12 end" onClick={() => setOpen(channel)} aria-label={`${t(`consent.${channel}`)} ${t('customers.consent.note')}`}>{t('customers.consent.note')}</button>}
          </li>
        );
      })}
      {open && <Suspense fallback={null}><ConsentDialog customerId={customerId} channel={open} isGiven={latest(open)?.isGiven ?? false} onClose={() => setOpen(null)} onChanged={onChanged} /></Suspense>}
    </ul>
  );
}

/** A country by its name in the reader's language; a code that nobody knows stays as it is. */
function countryName(code: string, language: string): string {
  try { return new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'region' }).of(code) ?? code; } catch { return code; }
}

function Contacts({ customer }: { customer: CustomerDetail }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const items: [string, React.ReactNode][] = [
    ...(can('customers:contact') ? [[t('customers.field.email'), <MaskedField key="email" resource="Customer" id={customer.id} field="email" value={customer.email} />] as [string, React.ReactNode]] : []),
    [t('customers.field.gender'), t(`gender.${customer.gender}`)],
    ...(can('customers:address') ? [[t('customers.field.address'), customer.address] as [string, React.ReactNode]] : []),
    ...(customer.country ? [[t('customers.field.country'), countryName(customer.country, format.language)] as [string, React.ReactNode]] : []),
    ...(customer.channel ? [[t('customers.field.channel'), t(`channel.${customer.channel}`, { _: customer.channel })] as [string, React.ReactNode]] : []),
  ];
  return <PanelSection title={t('customers.contacts')}><Facts items={items.map(([label, value]) => [label, value || '–'])} /></PanelSection>;
}

function OwnFields({ customer }: { customer: CustomerDetail }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ customFields: { items: CustomField[] } }>(FIELDS, {}, { staleTime: 300_000 });
  const held = customer.custom ?? {};
  const shown = (data?.customFields.items ?? []).filter((field) => held[field.key] !== undefined && held[field.key] !== null);
  if (shown.length === 0) return null;
  const say = (field: CustomField): string => {
    const value = held[field.key];
    const choice = field.choices?.find((each) => each.value === value);
    if (choice) return format.label(choice);
    return typeof value === 'boolean' ? t(value ? 'customers.yes' : 'customers.no') : field.fieldKind === 'DAY' ? format.day(String(value)) : String(value);
  };
  return <PanelSection title={t('customers.ownFields')}><Facts items={shown.map((field) => [format.label({ zh: field.labelZh, en: field.labelEn }), say(field)])} /></PanelSection>;
}
