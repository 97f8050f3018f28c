// From a fact up to the pay that it moved: the lines of statements that the viewer may read, beside the fact; nothing at all where there are none.
import Popover from '@mui/material/Popover';
import { Wallet } from 'lucide-react';
import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { useFormat } from './format.ts';
import { Card, PanelSection } from './Page.tsx';
import { SkeletonRows } from './states.tsx';

interface Trace { statementId: string; lineId: string; month: string; label: { zh: string; en: string }; amount: string; employeeId: string; employeeName: string; employeeNameEn: string | null; isOut: boolean }
const TRACE = gql`query PaidBy($noun: String!, $id: ID!) { payTrace(noun: $noun, id: $id) { statementId lineId month label { zh en } amount employeeId employeeName employeeNameEn isOut } }`;

function useTrace(noun: string, id: string, isAsked = true) {
  const can = useCan();
  return useAsk<{ payTrace: Trace[] }>(TRACE, { noun, id }, { enabled: isAsked && can('staff:read-pay'), keep: false });
}

function Lines({ traces }: { traces: readonly Trace[] }) {
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  return (
    <ul className="plain t13">
      {traces.map((one) => (
        <li key={one.lineId} className="row g8 base" style={{ padding: '3px 0' }}>
          <span className="grow"><Link className="lk" to={`/statements/${one.statementId}/show?line=${one.lineId}`}>{format.month(one.month)} {format.label(one.label)}</Link>
            {(one.employeeId !== viewer?.employeeId || !one.isOut) && <span className="t12 t3" style={{ display: 'block' }}>{[one.employeeId === viewer?.employeeId ? null : format.person({ name: one.employeeName, nameEn: one.employeeNameEn }), one.isOut ? null : t('payTrace.draft')].filter(Boolean).join(' · ')}</span>}</span>
          <b className="nw">{format.money(one.amount)}</b>
        </li>
      ))}
    </ul>
  );
}

/** A section of a panel (or a card of its own) with the lines that a row moved; absent where the viewer may read none. */
export function PaidBy({ noun, id, inCard }: { noun: string; id: string; inCard?: boolean }) {
  const t = useT();
  const traces = useTrace(noun, id).data?.payTrace ?? [];
  if (traces.length === 0) return null;
  return inCard ? <Card title={t('payTrace.title')}><Lines traces={traces} /></Card> : <PanelSection title={t('payTrace.title')} aside={traces.length}><Lines traces={traces} /></PanelSection>;
}

/** The same for a row of a table, behind a button. */
export function PaidByButton({ noun, id, name }: { noun: string; id: string; name: string }) {
  const t = useT();
  const can = useCan();
  const titleId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data, isPending } = useTrace(noun, id, Boolean(anchor));
  if (!can('staff:read-pay')) return null;
  return (
    <>
      <button type="button" className="ib sm" aria-label={`${t('payTrace.title')} ${name}`} onClick={(event) => setAnchor(event.currentTarget)}><Wallet size={14} aria-hidden /></button>
      <Popover open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }} slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 320, maxWidth: 'calc(100vw - 32px)', padding: '12px 16px' } } }}>
        <h2 id={titleId} className="t13 b" style={{ marginBottom: 6 }}>{t('payTrace.title')}</h2>
        {isPending || !data ? <SkeletonRows rows={2} /> : data.payTrace.length ? <Lines traces={data.payTrace} /> : <p className="t13 t3">{t('payTrace.none')}</p>}
      </Popover>
    </>
  );
}
