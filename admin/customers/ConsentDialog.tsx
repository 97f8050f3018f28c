// Notes what a customer said about being written to or called: yes or no, where it was said, and on which day; earlier words stay in the record.
import { useQueryClient } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf } from '../shared/format.ts';
import { toastFault, toastUndo } from '../shared/Toasts.tsx';
import { SET_CONSENT } from './customer-page.operations.ts';

/** Codes that are kept, as tills and imports write them; any other text is kept as it is said. */
const PLACES = ['service-desk', 'till', 'phone', 'mini-program', 'web', 'paper', 'back-office', 'other'];

export function ConsentDialog({ customerId, channel, isGiven, onClose, onChanged }: { customerId: string; channel: string; isGiven: boolean; onClose: () => void; onChanged: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const today = dayOf(new Date());
  const refresh = async () => { await queries.invalidateQueries(); onChanged(); };
  return (
    <FormDialog title={t('customers.consent.title', { channel: t(`consent.${channel}`) })} text={t('customers.consent.text')} act={t('customers.consent.save')} onClose={onClose}
      defaults={{ said: isGiven ? 'no' : 'yes', place: 'service-desk', other: null, day: today }}
      onSend={async ({ said, place, other, day }) => {
        const source = place === 'other' ? String(other ?? '').trim() : String(place);
        const write = (given: boolean, from: string, at?: string) => request(SET_CONSENT, { input: { customerId, channel, isGiven: given, source: from, ...(at ? { givenAt: at } : {}) } });
        await write(said === 'yes', source, day && day !== today ? `${day}T04:00:00Z` : undefined);
        toastUndo(t(said === 'yes' ? 'customers.history.agreed' : 'customers.history.refused', { channel: t(`consent.${channel}`) }), () => { write(said !== 'yes', 'back-office').then(refresh, (fault: Fault) => toastFault(fault.message)); });
        onClose();
        await refresh();
      }}>
      <SelectField name="said" label={t('customers.consent.said')} required choices={['yes', 'no'].map((value) => ({ value, label: t(`customers.consent.${value}`) }))} />
      <SelectField name="place" label={t('customers.consent.place')} required choices={PLACES.map((value) => ({ value, label: t(`customers.consent.place.${value}`) }))} />
      <Other />
      <TextField name="day" type="date" label={t('customers.consent.day')} required />
    </FormDialog>
  );
}

function Other() {
  const t = useT();
  const { watch } = useFormContext();
  return watch('place') === 'other' ? <TextField name="other" label={t('customers.consent.other')} required /> : null;
}
