// Certificates: all of them, tomorrow's gaps, the kinds, and proposals to move whoever failed.
import { BadgeCheck, ExternalLink, FileDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { PaidByButton } from '../shared/PaidBy.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { GateList } from './GateList.tsx';
import { KindList } from './KindList.tsx';
import { RosterGaps } from './RosterGaps.tsx';
import { TransferList } from './TransferList.tsx';
import { type Certificate, CERTIFICATE_LINKS, CERTIFICATES, type Gap, GAPS, ISSUE, type Kind, KINDS, PEOPLE, REVOKE } from './exams.operations.ts';
import { CERTIFICATE_TONES, onceKey } from './sections.ts';
import './exams.css';

const TABS = ['all', 'gaps', 'kinds', 'gates', 'transfers'] as const;
const RIGHTS: Partial<Record<(typeof TABS)[number], string>> = { gates: 'tickets:read', transfers: 'training:certify' };

export function CertificateList() {
  const t = useT();
  const can = useCan();
  const [params] = useSearchParams();
  const tab = TABS.find((one) => one === params.get('tab')) ?? 'all';
  const [issuing, setIssuing] = useState(false);
  const words: Record<(typeof TABS)[number], string> = { all: 'certificates.tabAll', gaps: 'certificates.tabGaps', kinds: 'certificates.tabKinds', gates: 'certificates.tabGates', transfers: 'certificates.tabTransfers' };
  return (
    <>
      <PageHeader title={t('certificates.title')}>{tab === 'all' && can('training:certify') && <button type="button" className="btn pri" onClick={() => setIssuing(true)}><Plus size={14} aria-hidden />{t('certificates.issue')}</button>}</PageHeader>
      <nav className="tabs" aria-label={t('certificates.title')}>{TABS.filter((one) => can(RIGHTS[one])).map((one) => <Link key={one} className="tab" to={one === 'all' ? '/certificates' : `/certificates?tab=${one}`} aria-current={one === tab ? 'page' : undefined}>{t(words[one])}</Link>)}</nav>
      {tab === 'all' ? <All key={String(issuing)} /> : tab === 'gaps' ? <>{can('tickets:read') && <RosterGaps />}<Gaps /></> : tab === 'kinds' ? <KindList /> : tab === 'gates' ? <GateList /> : <TransferList />}
      {issuing && <Issue onClose={() => setIssuing(false)} />}
    </>
  );
}

function All() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [params] = useSearchParams();
  const employee = params.get('employee');
  const [state, setState] = useState('');
  const [revoking, setRevoking] = useState<Certificate | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ certificates: { items: Certificate[]; total: number } }>(CERTIFICATES, { filter: { ...(state ? { state: { eq: state } } : {}), ...(employee ? { employeeId: { eq: employee } } : {}) }, page: { limit: 100 } }, { staleTime: 0 });
  const rows = data?.certificates.items ?? [];
  const open = async (id: string): Promise<void> => { try { const { certificateLinks } = await request<{ certificateLinks: { check: string } }>(CERTIFICATE_LINKS, { id }); const { pathname, hash } = new URL(certificateLinks.check, location.origin); window.open(`/${pathname.replace(/^\/+/, '')}${hash}`, '_blank', 'noopener'); } catch (fault) { toastFault((fault as Error).message); } };
  if (error) return <Failed what={t('certificates.title')} fault={error} onRetry={() => refetch()} />;
  return (
    <>
      <div className="row g12 wrap" style={{ padding: '10px 20px 10px 24px' }}><label className="row g6 t12 t3">{t('certificates.state')}<span className="in sm"><select value={state} onChange={(event) => setState(event.target.value)}><option value="">{t('exams.any')}</option>{Object.keys(CERTIFICATE_TONES).map((one) => <option key={one} value={one}>{t(`certificateState.${one}`)}</option>)}</select></span></label>{data && <span className="t12 t3">{t('certificates.facts', { count: data.certificates.total })}</span>}</div>
      {isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={BadgeCheck} title={t('certificates.empty')} text={t('certificates.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('certificates.title')}>
            <thead><tr><th scope="col">{t('certificates.holder')}</th><th scope="col">{t('certificates.kind')}</th><th scope="col">{t('certificates.state')}</th><th scope="col">{t('certificates.until')}</th><th scope="col">{t('certificates.number')}</th><th scope="col">{t('certificates.acts')}</th></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id}>
                <td className="lead">{row.employee ? <Link className="b" to={`/employees/${row.employee.id}/show`}>{format.person(row.employee)}</Link> : '–'}<span className="t12 t3" style={{ display: 'block' }}>{row.store && format.named(row.store)}</span></td>
                <td>{row.kind && format.named(row.kind)}<span className="t12 t3" style={{ display: 'block' }}>{row.attempt ? <Link className="lk" to={`/myExams/${row.attempt.id}/result`}>{t('certificates.exam')}</Link> : t('certificates.byHand')}</span></td>
                <td><StatusTag tone={CERTIFICATE_TONES[row.state]}>{t(`certificateState.${row.state}`)}</StatusTag></td><td className="t2">{format.day(row.validUntilOn)}</td><td className="mono minor"><Link className="lk" to={`/myExams/${row.id}/certificate`}>{row.number}</Link></td>
                <td className="nw"><span className="row g6">
                  <a className="ib sm" href={`/files/papers/certificate/${row.id}?language=${format.language}`} aria-label={`${t('certificates.pdf')} ${row.number}`}><FileDown size={14} aria-hidden /></a>
                  <button type="button" className="ib sm" aria-label={`${t('certificates.check')} ${row.number}`} onClick={() => void open(row.id)}><ExternalLink size={14} aria-hidden /></button>
                  {can('staff:read-pay') && <PaidByButton noun="Certificate" id={row.id} name={row.number} />}
                  {can('training:certify') && (row.state === 'VALID' || row.state === 'EXPIRING') && row.employee?.id !== viewer?.employeeId && <button type="button" className="btn sm" onClick={() => setRevoking(row)}>{t('certificates.revoke')}</button>}
                </span></td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {revoking && <FormDialog title={t('certificates.revokeTitle', { number: revoking.number })} text={t('certificates.revokeText')} act={t('certificates.revoke')} defaults={{ reason: '' }} onClose={() => setRevoking(null)}
        onSend={async (values) => { await request(REVOKE, { input: { id: revoking.id, expectedVersion: revoking.version, reason: String(values.reason ?? '') } }); setRevoking(null); await refetch(); toastDone(t('certificates.revoked')); }}><TextField name="reason" label={t('certificates.reason')} required multiline /></FormDialog>}
    </>
  );
}

function Gaps() {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending, refetch } = useAsk<{ certificateGaps: Gap[] }>(GAPS, {}, { staleTime: 0 });
  const rows = data?.certificateGaps ?? [];
  if (error) return <Failed what={t('certificates.tabGaps')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  if (rows.length === 0) return <Empty icon={BadgeCheck} title={t('certificates.noGaps')} text={t('certificates.noGapsText')} />;
  return (
    <div className="scrollx">
      <table className="table phone" aria-label={t('certificates.tabGaps')}>
        <thead><tr><th scope="col">{t('certificates.person')}</th><th scope="col">{t('certificates.kind')}</th><th scope="col">{t('exams.store')}</th><th scope="col">{t('certificates.state')}</th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={`${row.employeeId}-${row.kindId}`}><td className="lead"><Link className="b" to={`/employees/${row.employeeId}/show`}>{format.person(row)}</Link></td><td>{format.label(row.kind)}</td><td className="t2">{row.store ? format.label(row.store) : '–'}</td>
            <td><StatusTag tone={row.endsBefore ? 'soon' : 'late'}>{row.endsBefore ? t('certificates.endsToday') : row.validUntilOn ? t('certificates.ended', { date: format.day(row.validUntilOn) }) : t('certificates.never')}</StatusTag></td></tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function Issue({ onClose }: { onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const kinds = useAsk<{ certificateKinds: { items: Kind[] } }>(KINDS);
  const [q, setQ] = useState('');
  const people = useAsk<{ employees: { items: { id: string; name: string; employeeNo: string }[] } }>(PEOPLE, { q: q || null });
  return (
    <FormDialog title={t('certificates.issueTitle')} act={t('certificates.issue')} defaults={{ kindId: '', employeeId: '', validUntilOn: '', reason: '' }} onClose={onClose}
      onSend={async (values) => { await request(ISSUE, { input: { kindId: values.kindId || '0', employeeId: values.employeeId || '0', validUntilOn: values.validUntilOn || null, reason: String(values.reason ?? ''), idempotencyKey: onceKey() } }); onClose(); toastDone(t('certificates.issued')); }}>
      <SelectField name="kindId" label={t('certificates.kind')} required choices={(kinds.data?.certificateKinds.items ?? []).filter((one) => !one.isArchived).map((one) => ({ value: one.id, label: format.named(one) }))} />
      <label className="col g4"><span className="lbl">{t('certificates.find')}</span><span className="in"><input value={q} onChange={(event) => setQ(event.target.value)} /></span></label>
      <SelectField name="employeeId" label={t('certificates.holder')} required choices={(people.data?.employees.items ?? []).map((one) => ({ value: one.id, label: `${format.person(one)} ${one.employeeNo}` }))} />
      <TextField name="validUntilOn" label={t('certificates.until')} type="date" help={t('certificates.untilHelp')} /><TextField name="reason" label={t('certificates.reason')} required multiline />
    </FormDialog>
  );
}
