// What this ticket has shown to be wrong, and opening a finding of it.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import type { SideProps } from './TicketSide.tsx';

const FINDINGS = gql`query TicketFindings($id: ID!) { ticket(id: $id) { id findings { id finding { id number titleZh titleEn state } } } }`;
const OPEN = gql`mutation OpenTicketFinding($input: OpenFindingInput!) { openFinding(input: $input) { id number } }`;
interface Answer { ticket: { findings: { id: string; finding: { id: string; number: string; titleZh: string; titleEn: string; state: string } | null }[] } | null }

export function FindingsPanel({ ticket }: SideProps) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [opening, setOpening] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const { data, refetch } = useAsk<Answer>(FINDINGS, { id: ticket.id }, { enabled: can('quality:read') });
  if (!can('quality:read')) return null;
  const rows = (data?.ticket?.findings ?? []).flatMap((one) => (one.finding ? [one.finding] : []));
  if (rows.length === 0 && !can('quality:open')) return null;
  return (
    <section aria-label={t('tickets.findings')}>
      <h2>{t('tickets.findings')}{can('quality:open') && <button type="button" className="lk t12 n end" onClick={() => setOpening(true)}><Plus size={14} aria-hidden />{t('tickets.findings.open')}</button>}</h2>
      {rows.length === 0 ? <p className="t13 t3">{t('tickets.findings.none')}</p> : <ul className="plain-list">{rows.map((one) => <li key={one.id} className="row"><span className="tag">{t(`findingState.${one.state}`)}</span><Link className="lk el" style={{ display: 'block' }} to={`/findings/${one.id}/show`} title={one.number}>{format.language === 'zh' ? one.titleZh : one.titleEn}</Link></li>)}</ul>}
      {opening && (
        <FormDialog title={t('tickets.findings.open')} text={t('tickets.findings.text')} act={t('tickets.findings.open')} defaults={{ titleZh: '' }} onClose={() => setOpening(false)}
          onSend={async ({ titleZh }) => { await request(OPEN, { input: { idempotencyKey: key, source: 'TICKET', ticketIds: [ticket.id], titleZh } }); setOpening(false); await refetch(); toastDone(t('tickets.findings.opened')); }}>
          <TextField name="titleZh" label={t('tickets.findings.what')} required />
        </FormDialog>
      )}
    </section>
  );
}
