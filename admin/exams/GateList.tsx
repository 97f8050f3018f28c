// What somebody has to hold to take tickets of a category: since when, until when, and how much is given alone without it.
import { DoorClosed, Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { END_GATE, type Gate, GATES, type Kind, KINDS, SAVE_GATE, TICKET_CATEGORIES } from './exams.operations.ts';

export function GateList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<Gate | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ ticketGates: { items: Gate[] } }>(GATES, {}, { staleTime: 0 });
  const kinds = useAsk<{ certificateKinds: { items: Kind[] } }>(KINDS, {}, { enabled: making });
  const categories = useAsk<{ ticketCategories: { items: { id: string; nameZh: string; nameEn: string }[] } }>(TICKET_CATEGORIES, {}, { enabled: making });
  const rows = data?.ticketGates.items ?? [];
  const may = can('tickets:configure');
  const now = new Date().toISOString();
  const state = (row: Gate): 'now' | 'later' | 'over' => (row.endsAt && row.endsAt <= now ? 'over' : row.startsAt > now ? 'later' : 'now');
  const category = (row: Gate): string => (row.category ? format.named(row.category) : t('gates.every'));
  if (error) return <Failed what={t('certificates.tabGates')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  return (
    <>
      {may && <div className="row" style={{ padding: '10px 20px 10px 24px' }}><span className="sp" /><button type="button" className="btn" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('gates.new')}</button></div>}
      {rows.length === 0 ? <Empty icon={DoorClosed} title={t('gates.empty')} text={t('gates.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('certificates.tabGates')}>
            <thead><tr><th scope="col">{t('gates.category')}</th><th scope="col">{t('certificates.kind')}</th><th scope="col">{t('certificates.state')}</th><th scope="col" className="r">{t('gates.amount')}</th><th scope="col">{t('gates.from')}</th>{may && <th scope="col"><span className="visually-hidden">{t('gates.end')}</span></th>}</tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id}><td className="lead b">{category(row)}</td><td>{row.certificateKind && format.named(row.certificateKind)}</td><td><StatusTag tone={state(row) === 'now' ? 'ok' : state(row) === 'later' ? 'soon' : 'paused'}>{t(`gates.${state(row)}`)}</StatusTag></td><td className="r">{row.uncertifiedAmount === null ? '–' : format.money(row.uncertifiedAmount)}</td><td className="t2">{format.instant(row.startsAt)}</td>
                {may && <td className="r">{state(row) !== 'over' && <button type="button" className="btn sm" aria-label={`${t('gates.end')} ${category(row)}`} onClick={() => setEnding(row)}>{t('gates.end')}</button>}</td>}</tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {making && <FormDialog title={t('gates.new')} text={t('gates.newText')} act={t('gates.new')} defaults={{ categoryId: '', kindId: '', amount: '', note: '' }} onClose={() => setMaking(false)}
        onSend={async (values) => { await request(SAVE_GATE, { input: { categoryId: values.categoryId || null, certificateKindId: values.kindId || '0', uncertifiedAmount: values.amount || null, note: values.note || null } }); setMaking(false); await refetch(); toastDone(t('gates.saved')); }}>
        <SelectField name="categoryId" label={t('gates.category')} none choices={(categories.data?.ticketCategories.items ?? []).map((one) => ({ value: one.id, label: format.named(one) }))} /><SelectField name="kindId" label={t('certificates.kind')} required choices={(kinds.data?.certificateKinds.items ?? []).filter((one) => !one.isArchived).map((one) => ({ value: one.id, label: format.named(one) }))} /><TextField name="amount" label={t('gates.amount')} help={t('gates.amountHelp')} inputMode="decimal" /><TextField name="note" label={t('gates.note')} multiline />
      </FormDialog>}
      {ending && <FormDialog title={t('gates.endTitle', { name: category(ending) })} act={t('gates.end')} defaults={{ reason: '' }} onClose={() => setEnding(null)}
        onSend={async (values) => { await request(END_GATE, { input: { id: ending.id, expectedVersion: ending.version, reason: String(values.reason ?? '') } }); setEnding(null); await refetch(); toastDone(t('gates.ended')); }}><TextField name="reason" label={t('certificates.reason')} required multiline /></FormDialog>}
    </>
  );
}
