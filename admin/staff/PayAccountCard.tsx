// Where somebody's pay goes: its last four digits, whole after a reason, written by who reckons pay; the person is told.
import { useState } from 'react';
import { useRefresh } from 'ra-core';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Facts } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { MaskedField } from '../shared/Masked.tsx';
import { Card } from '../shared/Page.tsx';
import { toastDone } from '../shared/Toasts.tsx';

const ACCOUNT = gql`query PayAccountOf($id: ID!) { employee(id: $id) { id version payAccount payBank } }`;
const SET = gql`mutation SetPayAccount($input: SetPayAccountInput!) { setPayAccount(input: $input) { id version } }`;
interface Answer { employee: { id: string; version: number; payAccount: string | null; payBank: string | null } | null }

export function PayAccountCard({ employeeId }: { employeeId: string }) {
  const t = useT();
  const can = useCan();
  const viewer = useViewer();
  const refresh = useRefresh();
  const [writing, setWriting] = useState(false);
  const { data, refetch } = useAsk<Answer>(ACCOUNT, { id: employeeId }, { enabled: can('staff:read-pay'), staleTime: 0 });
  const person = data?.employee;
  // Of a colleague there is nothing to be said.
  if (!person || (!can('incentives:read') && viewer?.employeeId !== employeeId)) return null;
  return (
    <Card title={t('payAccount.title')} facts={can('incentives:write') ? <button type="button" className="btn sm" onClick={() => setWriting(true)}>{t('payAccount.change')}</button> : undefined}>
      <Facts items={[[t('payAccount.account'), <MaskedField key="a" resource="Employee" id={person.id} field="payAccount" value={person.payAccount} right="staff:read-pay" />], [t('payAccount.bank'), person.payBank ?? '–']]} />
      {writing && (
        <FormDialog title={t('payAccount.change')} text={t('payAccount.told')} act={t('payAccount.save')} defaults={{ account: '', bank: person.payBank ?? '' }} onClose={() => setWriting(false)}
          onSend={async (values) => { await request(SET, { input: { employeeId: person.id, expectedVersion: person.version, account: values.account || null, bank: values.bank || null } }); setWriting(false); await refetch(); refresh(); toastDone(t('payAccount.saved')); }}>
          <TextField name="account" label={t('payAccount.account')} required inputMode="numeric" autoComplete="off" /><TextField name="bank" label={t('payAccount.bank')} />
        </FormDialog>
      )}
    </Card>
  );
}
