// The strip of figures of one customer; each opens its explanation, and from there its receipts.
import type { ReactNode } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { type Explanation, ExplainPopover } from '../shared/Explain.tsx';
import { addDays, dayOf, useFormat } from '../shared/format.ts';
import { type Behaviour, type CustomerDetail, EXPLAIN_RFM, type Score, SCORES } from './customer-page.operations.ts';
import { yearOf } from './CustomerList.tsx';
import { perMonth } from './list-filters.ts';

/** The same word in both languages: it was already said in the one on screen. */
const said = (word: string) => ({ zh: word, en: word });
const part = (label: string, text: string, rows?: Explanation['rows']): Explanation => ({ label: said(label), value: null, text: said(text), inputs: [], ...(rows ? { rows } : {}) });

function Figure({ label, children, below }: { label: string; children: ReactNode; below: ReactNode }) {
  return (
    <div className="figure">
      <span className="t12 t3">{label}</span><span className="t20 b">{children}</span><span className="t12 t2">{below}</span>
    </div>
  );
}

export function CustomerFigures({ customer, behaviour: b }: { customer: CustomerDetail; behaviour: Behaviour }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ rfmScores: { items: Score[] } }>(SCORES, { id: customer.id });
  const score = data?.rfmScores.items.find((each) => each.model && !each.model.supersededAt) ?? data?.rfmScores.items[0];
  const group = score?.model?.groups.find((each) => each.key === score.groupKey);
  const today = dayOf(new Date());
  const year = { resource: 'purchases', filter: yearOf(customer.id, today), count: b.visits365 };
  const ever = { resource: 'purchases', filter: { customerId: customer.id, 'saleLineCount@gt': 0 }, count: b.visits };
  /** Receipts with a sale of the last days, today included. */
  const within = (days: number, count: number): NonNullable<Explanation['rows']> => ({ resource: 'purchases', filter: { ...yearOf(customer.id, today), 'businessOn@gt': addDays(today, -days) }, count });
  const WINDOWS = [[30, b.visits30, b.spend30], [90, b.visits90, b.spend90], [180, b.visits180, b.spend180], [365, b.visits365, b.spend365]] as const;
  const tell = (label: string, text: string, inputs: Explanation[], rows: NonNullable<Explanation['rows']>, note: string): Explanation =>
    ({ label: said(label), value: null, text: said(text), note: said(note), inputs, rows });
  const months = t('customers.figure.perMonth', { count: perMonth(b.visits90) ?? '–' });
  const mean = b.meanBasket === null ? '–' : format.money(b.meanBasket);
  const rate = b.returnRate === null ? '–' : format.rate(b.returnRate);
  const asOf = t('customers.figure.asOf', { day: format.day(b.rolledOn) });
  const receipts = (value: number) => t('customers.figure.receipts', { count: format.count(value), smart_count: value });
  return (
    <div className="figures">
      <Figure label={t('customers.figure.spend')} below={receipts(b.visits365)}>
        <ExplainPopover name={t('customers.figure.spend')} explanation={tell(t('customers.figure.spend'), format.moneyWithUnit(b.spend365), [
          ...WINDOWS.map(([days, visits, spend]) => part(t('customers.figure.spendIn', { count: days }), format.moneyWithUnit(spend), within(days, visits))),
          part(t('customers.figure.spendEver'), format.moneyWithUnit(b.spend), ever), part(t('customers.figure.netEver'), format.moneyWithUnit(b.netSpend)),
        ], year, t('customers.figure.spendNote') + asOf)}>{format.money(b.spend365)}</ExplainPopover>
      </Figure>
      <Figure label={t('customers.figure.visits')} below={t('customers.figure.last', { ago: format.ago(b.lastPurchaseOn) })}>
        <ExplainPopover name={t('customers.figure.visits')} explanation={tell(t('customers.figure.visits'), months, [
          ...WINDOWS.map(([days, visits]) => part(t('customers.figure.visitsIn', { count: days }), receipts(visits), within(days, visits))), part(t('customers.figure.visitsEver'), receipts(b.visits), ever),
          part(t('customers.figure.first'), format.day(b.firstPurchaseOn)),
          part(t('customers.figure.perWeek'), b.visitsPerWeek === null ? '–' : format.decimal(b.visitsPerWeek, 2)),
          part(t('customers.figure.between'), b.daysBetween === null ? '–' : t('customers.figure.days', { count: format.decimal(b.daysBetween, 1) })),
        ], ever, t('customers.figure.visitsNote') + asOf)}>{months}</ExplainPopover>
      </Figure>
      <Figure label={t('customers.figure.basket')} below={t('customers.figure.basketBase', { count: format.count(b.visits), smart_count: b.visits })}>
        <ExplainPopover name={t('customers.figure.basket')} explanation={tell(t('customers.figure.basket'), mean, [
          part(t('customers.figure.spendEver'), format.moneyWithUnit(b.spend)), part(t('customers.figure.receiptsLabel'), receipts(b.visits)),
        ], ever, t('customers.figure.basketNote') + asOf)}>{mean}</ExplainPopover>
      </Figure>
      <Figure label="RFM" below={score ? (group ? format.label(group) : score.groupKey) : t('customers.figure.noScore')}>
        {score ? (
          <ExplainPopover name="RFM" load={() => request<{ rfmReason: Explanation }>(EXPLAIN_RFM, { model: score.modelId, id: customer.id }).then((answer) => answer.rfmReason)}>{[score.r, score.f, score.m].join('-')}</ExplainPopover>
        ) : '–'}
      </Figure>
      <Figure label={t('customers.figure.returns')} below={t('customers.figure.returned', { amount: format.moneyWithUnit(b.returned) })}>
        <ExplainPopover name={t('customers.figure.returns')} explanation={tell(t('customers.figure.returns'), rate, [
          part(t('customers.figure.returnedLabel'), format.moneyWithUnit(b.returned), { resource: 'purchases', filter: { customerId: customer.id, 'returnsAmount@lt': '0' } }),
          part(t('customers.figure.spendEver'), format.moneyWithUnit(b.spend), ever),
        ], ever, t('customers.figure.returnsNote') + asOf)}>{rate}</ExplainPopover>
      </Figure>
      <Figure label={t('customers.figure.contacts')} below={t('customers.figure.contactsBase')}>
        <ExplainPopover name={t('customers.figure.contacts')} explanation={tell(t('customers.figure.contacts'), t('customers.figure.times', { count: format.count(b.contacts365), smart_count: b.contacts365 }), [
          part(t('customers.figure.receiptsLabel'), receipts(b.visits365)),
        ], year, t('customers.figure.contactsNote') + asOf)}>{t('customers.figure.times', { count: format.count(b.contacts365), smart_count: b.contacts365 })}</ExplainPopover>
      </Figure>
    </div>
  );
}
