// Taking a need in at the desk: find who it is, write down her words, and what is proposed about them; she never tells twice.
import { Plus, Search, UserRound, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Person, TierBadge } from '../shared/cells.tsx';
import { FieldShell } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { useStill } from '../shared/useStill.ts';
import { AttachButton, AttachList, filesOf, useAttaching } from '../ticket-files/AttachField.tsx';
import type { SentFile } from '../ticket-files/send-file.ts';
import { newKey, OPEN, REPLY } from './acts.operations.ts';
import { CHANNELS } from './tickets.operations.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { lastQueue } from './TicketList.tsx';
import './tickets.css';
import { type IntakeProposal, useProposal } from './useProposal.ts';

interface Found { id: string; name: string; memberNo: string | null; phone: string | null; tier: string; storeId: string | null }
const FIND = gql`query IntakeCustomers($q: String!) { customers(filter: { q: $q }, page: { limit: 6 }) { items { id name memberNo phone tier storeId } } }`;
const ONE = gql`query IntakeCustomer($id: ID!) { customer(id: $id) { id name memberNo phone tier storeId } }`;

/** What is being taken in; kept on this device until it is opened. */
export interface Intake {
  key: string; customer: Found | null; name: string; phone: string; body: string; subject: string; channel: string; storeId: string; batchNo: string; takeIt: boolean;
  purchaseId: string | null; purchaseLineId: string | null; productId: string | null; categoryId: string | null; needClass: string | null; level: string | null;
  /** Sent in and waiting to go with it, and since when; what waits for more than a day is gone. */
  files: SentFile[]; filesAt: number;
}
const EMPTY: Omit<Intake, 'key'> = {
  customer: null, name: '', phone: '', body: '', subject: '', channel: 'PHONE', storeId: '', batchNo: '', takeIt: true, purchaseId: null, purchaseLineId: null, productId: null, categoryId: null, needClass: null, level: null, files: [], filesAt: 0,
};
const LOOSE_MS = 20 * 3_600_000;
/** A draft that was kept, without files that are no longer there. */
const alive = (kept: Intake): Intake => (Date.now() - kept.filesAt < LOOSE_MS ? kept : { ...kept, files: [] });

function useIntake(): [Intake, (change: Partial<Intake>) => void, () => void] {
  const viewer = useViewer();
  const name = `aftercare.draft.${viewer?.id ?? ''}.ticket.new`;
  const [intake, setIntake] = useState<Intake>(() => {
    try { const kept = localStorage.getItem(name); if (kept) return alive({ ...EMPTY, ...JSON.parse(kept) as Intake }); } catch { /* without a store there is no draft */ }
    return { ...EMPTY, key: newKey() };
  });
  const change = (more: Partial<Intake>) => setIntake((old) => {
    const next = { ...old, ...more };
    try { localStorage.setItem(name, JSON.stringify(next)); } catch { /* the form goes on without one */ }
    return next;
  });
  return [intake, change, () => { localStorage.removeItem(name); setIntake({ ...EMPTY, key: newKey() }); }];
}

export function TicketCreate() {
  const t = useT();
  const can = useCan();
  const navigate = useNavigate();
  const viewer = useViewer();
  const { stores } = useScope();
  const format = useFormat();
  const [intake, change, forget] = useIntake();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [params] = useSearchParams();
  const asked = params.get('customer');
  const { data: given } = useAsk<{ customer: Found | null }>(ONE, { id: asked ?? '' }, { enabled: Boolean(asked) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the customer that the address names
  useEffect(() => { if (given?.customer && intake.customer?.id !== given.customer.id) change({ customer: given.customer, purchaseId: null, purchaseLineId: null }); }, [given]);
  const proposal = useProposal(intake);
  const attaching = useAttaching(intake.files, (files) => change({ files, filesAt: Date.now() }));
  const brought = intake.files.length > 0 ? { fileIds: intake.files.map((one) => one.fileId) } : {};
  const ownStore = viewer?.roles.find((role) => role.scope === 'STORE' && role.storeId)?.storeId ?? '';
  const field = (key: string) => errors[key];
  const send = async () => {
    const missing: Record<string, string> = {};
    if (!intake.body.trim()) missing.body = t('form.required');
    const storeId = intake.storeId || ownStore || null;
    if (!storeId && !intake.customer?.storeId) missing.storeId = t('form.required');
    setErrors(missing);
    if (Object.keys(missing).length > 0) { document.getElementsByName(Object.keys(missing)[0] as string)[0]?.focus(); return; }
    setBusy(true);
    try {
      const { openTicket } = await request<{ openTicket: { id: string; number: string } }>(OPEN, { input: {
        idempotencyKey: intake.key, body: intake.body.trim(), channel: intake.channel, ...(intake.subject.trim() ? { subject: intake.subject.trim() } : {}), ...(storeId ? { storeId } : {}),
        ...(intake.customer ? { customerId: intake.customer.id } : { contactName: intake.name.trim() || null, phone: intake.phone.trim() || null }),
        ...(intake.categoryId ? { categoryId: intake.categoryId } : {}), ...(intake.needClass ? { needClass: intake.needClass } : {}), ...(intake.level ? { level: intake.level } : {}),
        ...(intake.purchaseId ? { purchaseId: intake.purchaseId } : {}), ...(intake.purchaseLineId ? { purchaseLineId: intake.purchaseLineId } : {}), ...(intake.productId ? { productId: intake.productId } : {}),
        ...(intake.batchNo.trim() ? { batchNo: intake.batchNo.trim() } : {}), takeIt: intake.takeIt, ...brought,
      } });
      forget();
      toastDone(t('intake.made', { number: openTicket.number }));
      navigate(`/tickets/${openTicket.id}/show`);
    } catch (error) {
      const fault = error as Fault;
      if (Object.keys(fault.fields ?? {}).length > 0) setErrors(fault.fields);
      else if (fault.code !== 'UNAUTHENTICATED') toastFault(fault.message);
    } finally { setBusy(false); }
  };
  /** The same need told again: her words go where the thread already is. */
  const addTo = async (ticket: IntakeProposal['duplicates'][number]) => {
    try {
      await request(REPLY, { input: { id: ticket.id, idempotencyKey: intake.key, body: intake.body.trim(), channel: intake.channel, direction: 'IN', ...brought } });
      forget();
      toastDone(t('intake.added', { number: ticket.number }));
      navigate(`/tickets/${ticket.id}/show`);
    } catch (fault) { toastFault((fault as Fault).message); }
  };
  return (
    <form className="queue" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Breadcrumb path={[{ label: t('tickets.title'), to: lastQueue() }, { label: t('intake.title') }]} />
      <PageHeader title={t('intake.title')}>
        {(intake.body || intake.customer) && <button type="button" className="btn ghost" onClick={forget}>{t('form.discard')}</button>}
        <button type="submit" className="btn pri" disabled={busy || attaching.busy}><Plus size={14} aria-hidden />{t('intake.open')}</button>
      </PageHeader>
      <div className="two">
        <div className="main">
          <div className="form">
            <Who intake={intake} change={change} error={field('phone') ?? field('contactName')} />
            <FieldShell label={t('intake.body')} error={field('body')} required>{({ id, describedBy, invalid }) => (
              <span className={invalid ? 'in err' : 'in'}><textarea id={id} name="body" rows={5} aria-describedby={describedBy} aria-invalid={invalid} aria-required value={intake.body} maxLength={8000} onChange={(event) => change({ body: event.target.value })}
                onPaste={(event) => { const given = filesOf(event.clipboardData); if (given.length > 0) { event.preventDefault(); void attaching.take(given); } }} /></span>
            )}</FieldShell>
            <div><AttachButton attaching={attaching} labelled /><AttachList attaching={attaching} /></div>
            <div className="pair">
              <FieldShell label={t('intake.channel')}>{({ id }) => <span className="in sel"><select id={id} name="channel" value={intake.channel} onChange={(event) => change({ channel: event.target.value })}>{CHANNELS.map((each) => <option key={each} value={each}>{t(`ticketChannel.${each}`)}</option>)}</select></span>}</FieldShell>
              <FieldShell label={t('intake.store')} error={field('storeId')}>{({ id, invalid }) => (
                <span className={invalid ? 'in sel err' : 'in sel'}><select id={id} name="storeId" value={intake.storeId || ownStore} aria-invalid={invalid} onChange={(event) => change({ storeId: event.target.value })}>
                  {!ownStore && <option value="">{intake.customer?.storeId ? t('intake.storeAuto') : t('form.none')}</option>}
                  {stores.filter((store) => !ownStore || viewer?.roles.some((role) => role.storeId === store.id || role.scope === 'ALL')).map((store) => <option key={store.id} value={store.id}>{format.named(store)}</option>)}
                </select></span>
              )}</FieldShell>
            </div>
            <div className="pair">
              <FieldShell label={t('intake.subject')} help={t('intake.subjectHelp')} error={field('subject')}>{({ id, describedBy }) => <span className="in"><input id={id} name="subject" value={intake.subject} maxLength={120} aria-describedby={describedBy} onChange={(event) => change({ subject: event.target.value })} /></span>}</FieldShell>
              <FieldShell label={t('intake.batch')}>{({ id }) => <span className="in"><input id={id} name="batchNo" value={intake.batchNo} maxLength={60} onChange={(event) => change({ batchNo: event.target.value })} /></span>}</FieldShell>
            </div>
            {can('tickets:assign') && viewer?.employeeId && <label className="choice t13"><input type="checkbox" className="ck" checked={intake.takeIt} onChange={(event) => change({ takeIt: event.target.checked })} />{t('intake.take')}</label>}
          </div>
        </div>
        <IntakePanel intake={intake} change={change} proposal={proposal} onAddTo={addTo} />
      </div>
    </form>
  );
}

/** Finds the customer by what she says of herself; without one the ticket is a walk-in's. */
function Who({ intake, change, error }: { intake: Intake; change: (more: Partial<Intake>) => void; error?: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [text, setText] = useState('');
  const q = useStill(text.trim(), 250);
  const field = useRef<HTMLInputElement>(null);
  // The first thing to do here is to find who it is.
  useEffect(() => { field.current?.focus(); }, []);
  const { data, isFetching } = useAsk<{ customers: { items: Found[] } }>(FIND, { q }, { enabled: q.length > 1 && can('customers:read') });
  const found = q.length > 1 ? data?.customers.items ?? [] : [];
  const choose = (customer: Found) => { change({ customer, purchaseId: null, purchaseLineId: null, productId: null }); setText(''); };
  const keyed = useMemo(() => /^\+?[\d\s-]{6,}$/.test(text.trim()), [text]);
  if (intake.customer) {
    const { customer } = intake;
    return (
      <section className="card" aria-label={t('intake.who')}><div className="bd row wrap">
        <Person name={customer.name} facts={[customer.memberNo && format.memberNo(customer.memberNo), customer.phone]} to={`/customers/${customer.id}/show`} /><TierBadge tier={customer.tier} />
        <button type="button" className="btn sm ghost end" onClick={() => change({ customer: null, purchaseId: null, purchaseLineId: null, productId: null })}><X size={14} aria-hidden />{t('intake.other')}</button>
      </div></section>
    );
  }
  return (
    <section aria-label={t('intake.who')} className="col g8">
      <FieldShell label={t('intake.who')}>{({ id }) => (
        <span className="in lg"><Search size={16} aria-hidden /><input id={id} ref={field} type="search" autoComplete="off" placeholder={t('intake.find')} value={text} onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); if (found[0]) choose(found[0]); } }} /></span>
      )}</FieldShell>
      {found.length > 0 && (
        <ul className="card plain-list" aria-label={t('intake.found')}>{found.map((customer) => (
          <li key={customer.id}><button type="button" className="row" style={{ width: '100%', padding: '4px 12px', minHeight: 40 }} onClick={() => choose(customer)}>
            <Person name={customer.name} facts={[customer.memberNo && format.memberNo(customer.memberNo), customer.phone]} /><span className="end"><TierBadge tier={customer.tier} /></span>
          </button></li>
        ))}</ul>
      )}
      {q.length > 1 && !isFetching && found.length === 0 && data && <p className="t13 t2" role="status">{t('intake.nobody', { q })} <button type="button" className="lk" onClick={() => { change(keyed ? { phone: text.trim() } : { name: text.trim() }); setText(''); }}><UserRound size={14} aria-hidden />{t('intake.walkIn')}</button></p>}
      <div className="pair">
        <FieldShell label={t('intake.name')}>{({ id }) => <span className="in"><input id={id} name="contactName" value={intake.name} maxLength={80} onChange={(event) => change({ name: event.target.value })} /></span>}</FieldShell>
        <FieldShell label={t('intake.phone')} error={error}>{({ id, invalid }) => <span className={invalid ? 'in err' : 'in'}><input id={id} name="phone" type="tel" value={intake.phone} maxLength={40} aria-invalid={invalid} onChange={(event) => change({ phone: event.target.value })} /></span>}</FieldShell>
      </div>
    </section>
  );
}
