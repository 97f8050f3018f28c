// A personal value in its mask, shown whole for 30 seconds after a reason was given once a session; every look is logged.
import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useCan } from '../provider/viewer.ts';
import { EMPTY } from './format.ts';
import { toastFault, useCountdown } from './Toasts.tsx';
import { AskDialog } from './TypedConfirm.tsx';

const REVEAL = gql`mutation RevealField($input: RevealFieldInput!) { revealField(input: $input) { value } }`;
let sessionReason = '';
/** A new session asks anew. */
export const forgetReason = (): void => { sessionReason = ''; };
const SECONDS = 30;

/** `resource` is the noun (`Customer`), `field` its property; `value` the masked text from the server. */
export function MaskedField({ resource, id, field, value, right = 'customers:reveal' }: { resource: string; id: string; field: string; value: string | null | undefined; right?: string }) {
  const t = useT();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState<{ text: string; until: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row hides what was shown of the last
  useEffect(() => setWhole(null), [id, field]);
  if (!value) return <span className="t3">{EMPTY}</span>;
  const reveal = async (reason: string) => {
    setAsking(false);
    try {
      const { revealField } = await request<{ revealField: { value: string } }>(REVEAL, { input: { resource, id, field, reason } });
      sessionReason = reason;
      setWhole({ text: revealField.value, until: Date.now() + SECONDS * 1000 });
    } catch (fault) {
      toastFault((fault as Fault).message);
    }
  };
  return (
    <span className="row g4 wrap" style={{ display: 'inline-flex' }}>
      {whole ? <Whole {...whole} onHide={() => setWhole(null)} /> : (
        <>
          <span className="nw">{value}</span>
          {can(right) && (
            <button type="button" className="lk t12 nw" aria-label={t('mask.showField')} onClick={(event) => { event.stopPropagation(); if (sessionReason) void reveal(sessionReason); else setAsking(true); }}>
              <Eye size={14} aria-hidden />{t('mask.show')}
            </button>
          )}
        </>
      )}
      {asking && <AskDialog title={t('mask.title')} text={t('mask.text')} label={t('mask.reason')} act={t('mask.act')} least={2} empty={t('mask.reasonEmpty')} onAnswer={(reason) => void reveal(reason)} onClose={() => setAsking(false)} />}
    </span>
  );
}

function Whole({ text, until, onHide }: { text: string; until: number; onHide: () => void }) {
  const t = useT();
  const left = useCountdown(until);
  useEffect(() => { if (left === 0) onHide(); }, [left, onHide]);
  return (
    <>
      <b className="nw">{text}</b>
      <button type="button" className="lk t12" onClick={onHide} title={t('mask.left', { seconds: left })}><EyeOff size={14} aria-hidden />{t('mask.hide')}</button>
      <span className="t12 t3">{t('mask.left', { seconds: left })}</span>
    </>
  );
}
/** A customer's phone, masked. */
export const MaskedPhone = ({ id, phone }: { id: string; phone: string | null | undefined }) => <MaskedField resource="Customer" id={id} field="phone" value={phone} />;
