// Why somebody is in or out: every condition with what was found and what was required; and a search for anybody else.
import Popover from '@mui/material/Popover';
import { X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { type Explanation, ExplainTree } from '../shared/Explain.tsx';
import { ReferencePicker } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { SkeletonRows } from '../shared/states.tsx';
import { EXPLAIN } from './segment.operations.ts';

export interface WhyOf { anchor: HTMLElement; customer: { id: string; name: string } | null }

/** `rule`: the one being written; or `segmentId`: the one in force. */
export function WhyPopover({ of, segmentId, rule, onClose }: { of: WhyOf; segmentId?: string; rule?: unknown; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const format = useFormat();
  const [customer, setCustomer] = useState(of.customer);
  const [answer, setAnswer] = useState<{ told?: Explanation; fault?: string }>({});
  const ruleText = rule === undefined ? undefined : JSON.stringify(rule);
  useEffect(() => {
    if (!customer) return;
    const stale = new AbortController();
    setAnswer({});
    request<{ explainMembership: Explanation }>(EXPLAIN, { customerId: customer.id, ...(ruleText ? { rule: JSON.parse(ruleText) as unknown } : { segmentId }) }, { signal: stale.signal })
      .then(({ explainMembership }) => setAnswer({ told: explainMembership }), (fault: Fault) => { if (!stale.signal.aborted) setAnswer({ fault: fault.message || t('explain.fault') }); });
    return () => stale.abort();
  }, [customer, ruleText, segmentId, t]);
  const { told } = answer;
  const title = !customer ? t('segments.whyAnybody') : t(told?.holds === false ? 'segments.whyOut' : 'segments.whyIn', { name: customer.name });
  return (
    <Popover open anchorEl={of.anchor} onClose={onClose} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id, sx: { width: 440, maxWidth: 'calc(100vw - 32px)', padding: '12px 16px' } } }}>
      <div className="row"><h2 className="t13 b grow" id={id}>{title}</h2><button type="button" className="ib sm" aria-label={t('ra.action.close')} onClick={onClose}><X size={14} aria-hidden /></button></div>
      {customer && (answer.fault ? <p className="err-line" role="alert">{answer.fault}</p>
        : !told ? <SkeletonRows rows={3} height={28} />
          : <div aria-live="polite">{told.note && <p className="t12 t3">{format.label(told.note)}</p>}<ExplainTree explanation={told} withRoot={told.inputs.length === 0} /></div>)}
      <div className="row t12" style={{ marginTop: 8, paddingTop: 8, borderTop: '1px solid var(--line)' }}>
        <span className="t3 nw">{t('segments.whyOther')}</span>
        <span className="grow"><ReferencePicker label={t('segments.whyOther')} resource="customers" say={(row) => `${row.name as string} ${format.memberNo(row.memberNo as string | null)}`} value={customer?.id ?? null}
          onChange={(next, row) => { if (next && row) setCustomer({ id: next, name: String(row.name) }); }} /></span>
      </div>
    </Popover>
  );
}
