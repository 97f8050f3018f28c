// A short form in a dialog: fields bound by name, server errors at their fields, one act.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useId, useState } from 'react';
import { type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { type FaultLink as Place, toFault } from '../provider/faults.ts';
import { FaultLink } from './FaultLink.tsx';

/** `onSend` throws what the server refuses; its field errors land on their fields, any other stands above the buttons. */
export function FormDialog({ title, text, act, defaults, wide, onSend, onClose, children }: {
  title: string; text?: string; act: string; /** For what stands in columns. */ wide?: boolean; defaults?: FieldValues; onSend: (values: FieldValues) => Promise<void>; onClose: () => void; children: ReactNode;
}) {
  const t = useT();
  const id = useId();
  const form = useForm<FieldValues>({ defaultValues: defaults });
  const [said, setSaid] = useState('');
  const [place, setPlace] = useState<Place>();
  const [busy, setBusy] = useState(false);
  const send = async (values: FieldValues) => {
    setBusy(true);
    setSaid('');
    try {
      await onSend(values);
    } catch (error) {
      const fault = toFault(error);
      const fields = Object.entries(fault.fields);
      for (const [name, message] of fields) form.setError(name, { type: 'server', message });
      // What is wrong with a field that does not stand here is said above the buttons.
      const first = fields.map(([name]) => document.getElementsByName(name)[0] as HTMLElement | undefined).find(Boolean);
      if (first) setTimeout(() => first.focus(), 0);
      else { setSaid(fields[0]?.[1] ?? fault.message); setPlace(fault.link); }
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth={wide ? 'md' : 'xs'} fullWidth aria-labelledby={id}>
      <FormProvider {...form}>
        <form noValidate onSubmit={(event) => { form.clearErrors(); event.stopPropagation(); void form.handleSubmit(send)(event); }}>
          <DialogTitle id={id}>{title}</DialogTitle>
          <DialogContent>
            {text && <p className="t13 t2" style={{ marginBottom: 12 }}>{text}</p>}
            <div className="col g12" style={text ? undefined : { marginTop: 8 }}>{children}</div>
            <div aria-live="assertive">{said && <p className="note late" style={{ marginTop: 12 }}>{said} <FaultLink link={place} onGo={onClose} /></p>}</div>
          </DialogContent>
          <DialogActions>
            <button type="button" className="btn" onClick={onClose}>{t('confirm.cancel')}</button>
            <button type="submit" className="btn pri" disabled={busy}>{act}</button>
          </DialogActions>
        </form>
      </FormProvider>
    </Dialog>
  );
}
