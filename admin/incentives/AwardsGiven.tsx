// Awards that were given, whoever gave them: giving one by hand without a nomination, and taking one back with the reason.
import { Award } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Money, StatusTag } from '../shared/cells.tsx';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { AWARDS, type AwardKind, GIVE_AWARD, type GivenAward, WITHDRAW_AWARD } from './nomination.operations.ts';

export function AwardsGiven({ kinds }: { kinds: readonly AwardKind[] }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [giving, setGiving] = useState(false);
  const [taking, setTaking] = useState<GivenAward | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ incentiveAwards: { items: GivenAward[] } }>(AWARDS, {}, { staleTime: 0 });
  const rows = data?.incentiveAwards.items ?? [];
  const mayWrite = can('incentives:write');
  const nameOf = (key: string): string => { const kind = kinds.find((one) => one.key === key); return kind ? format.label(kind.label) : key === 'goldIdea' ? t('awards.goldIdea') : key; };
  return (
    <div className="cards">
      <Card title={t('awards.title')} facts={t('awards.facts')} flush actions={mayWrite && kinds.length > 0 ? <button type="button" className="btn sm" onClick={() => setGiving(true)}><Award size={14} aria-hidden />{t('awards.give')}</button> : undefined}>
        {error ? <Failed what={t('awards.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows rows={3} /> : rows.length === 0 ? <p className="t13 t3" style={{ padding: '12px 16px' }}>{t('awards.none')}</p> : (
          <div className="scrollx"><table className="table phone" aria-label={t('awards.title')}>
            <thead><tr><th scope="col">{t('nominations.person')}</th><th scope="col">{t('awards.on')}</th><th scope="col" className="r">{t('awards.amount')}</th><th scope="col">{t('incentives.state')}</th>{mayWrite && <th scope="col"><span className="visually-hidden">{t('awards.withdraw')}</span></th>}</tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id}>
                <td className="lead" style={{ whiteSpace: 'normal' }}><span className="b">{format.person(row.employee)}</span> <span className="t2">{nameOf(row.awardKey)}</span>{row.reason && <span className="t12 t3" style={{ display: 'block', overflowWrap: 'anywhere' }}>{row.reason}</span>}</td>
                <td className="t2" data-label={t('awards.on')}>{format.day(row.awardedOn)}</td>
                <td className="r" data-label={t('awards.amount')}>{row.amount === null ? <span className="t3">{t('awards.byScheme')}</span> : <Money value={row.amount} />}</td>
                <td><StatusTag tone={row.isWithdrawn ? 'paused' : 'ok'}>{t(row.isWithdrawn ? 'awards.withdrawn' : 'awards.given')}</StatusTag></td>
                {mayWrite && <td className="r">{!row.isWithdrawn && row.employeeId !== viewer?.employeeId && <button type="button" className="btn sm" aria-label={t('awards.withdrawOf', { name: format.person(row.employee), award: nameOf(row.awardKey) })} onClick={() => setTaking(row)}>{t('awards.withdraw')}</button>}</td>}
              </tr>
            ))}</tbody>
          </table></div>
        )}
      </Card>
      {giving && (
        <FormDialog title={t('awards.give')} text={t('awards.giveText')} act={t('awards.give')} defaults={{ employeeId: null, awardKey: kinds[0]?.key ?? '', awardedOn: dayOf(new Date()), amount: '', reason: '', key: crypto.randomUUID() }} onClose={() => setGiving(false)}
          onSend={async (values) => {
            const amount = String(values.amount ?? '').trim();
            await request(GIVE_AWARD, { input: { idempotencyKey: String(values.key), employeeId: String(values.employeeId ?? ''), awardKey: String(values.awardKey), awardedOn: values.awardedOn, ...(amount ? { amount } : {}), reason: String(values.reason ?? '') } });
            setGiving(false);
            await refetch();
            toastDone(t('awards.given'));
          }}>
          <ReferenceField name="employeeId" label={t('nominations.person')} required resource="employees" filter={{ leftOn: { isNull: true } }} say={format.person} />
          <SelectField name="awardKey" label={t('nominations.award')} required choices={kinds.map((one) => ({ value: one.key, label: format.label(one.label) }))} />
          <Pair><TextField name="awardedOn" label={t('awards.on')} type="date" required /><TextField name="amount" label={t('awards.amount')} help={t('awards.amountHelp')} inputMode="decimal" /></Pair>
          <TextField name="reason" label={t('incentives.reason')} required multiline />
        </FormDialog>
      )}
      {taking && (
        <FormDialog title={t('awards.withdrawOf', { name: format.person(taking.employee), award: nameOf(taking.awardKey) })} text={t('awards.withdrawText')} act={t('awards.withdraw')} defaults={{ reason: '' }} onClose={() => setTaking(null)}
          onSend={async (values) => { await request(WITHDRAW_AWARD, { input: { id: taking.id, expectedVersion: taking.version, reason: String(values.reason ?? '') } }); setTaking(null); await refetch(); toastDone(t('awards.withdrawn')); }}>
          <TextField name="reason" label={t('incentives.reason')} required multiline />
        </FormDialog>
      )}
    </div>
  );
}
