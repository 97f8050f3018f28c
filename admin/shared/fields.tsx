// Fields of a form: label above, help only where needed, the error below with its cure; bound to the form by name.
import { ChevronDown, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { type RegisterOptions, useController, useFormContext } from 'react-hook-form';
import { useGetList, useGetOne } from 'ra-core';
import Autocomplete from '@mui/material/Autocomplete';
import { useT } from '../i18n/language.tsx';
import { useSaying, type Named } from './said.tsx';
import { useStill } from './useStill.ts';

interface FieldProps { name: string; label: string; help?: string; required?: boolean; disabled?: boolean; rules?: RegisterOptions }

/** Label, control, help and error; `children` gets the ids to be named by. */
export function FieldShell({ label, help, error, required, children, group }: { label: string; help?: string; error?: string; required?: boolean; group?: boolean; children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode }) {
  const id = useId();
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="col g4" {...(group ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}>
      {group ? <span className="lbl" id={`${id}-label`}>{label}</span> : <label className="lbl" htmlFor={id}>{label}{required && <span aria-hidden className="t3"> *</span>}</label>}
      {children({ id, describedBy: described, invalid: Boolean(error) })}
      {error && <span className="err-line" id={`${id}-error`}><TriangleAlert size={12} aria-hidden />{error}</span>}
      {help && <span className="help" id={`${id}-help`}>{help}</span>}
    </div>
  );
}

function useField({ name, required, rules }: FieldProps) {
  const t = useT();
  const { control } = useFormContext();
  const { field, fieldState } = useController({ name, control, defaultValue: '', rules: { ...(required ? { required: t('form.required') } : {}), ...rules } as never });
  return { field: { ...field, value: field.value ?? '' }, error: fieldState.error?.message };
}

/** One line of text; `type` for mail, phone, number, day (`date`), time. Empty becomes null. */
export function TextField(props: FieldProps & { type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'datetime-local' | 'time' | 'month' | 'password'; placeholder?: string; multiline?: boolean; suffix?: string; autoComplete?: string; inputMode?: 'decimal' | 'numeric' }) {
  const t = useT();
  // Said at the field and before it is sent; a form's own rules are asked first.
  const isNumber = (value: unknown) => value == null || value === '' || !Number.isNaN(Number(value)) || t('form.number');
  const { field, error } = useField(props.inputMode === 'decimal' && !props.rules ? { ...props, rules: { validate: isNumber } } : props);
  const change = (text: string) => field.onChange(text === '' ? null : props.type === 'number' ? Number(text) : text);
  return (
    <FieldShell label={props.label} help={props.help} error={error} required={props.required}>
      {({ id, describedBy, invalid }) => {
        const shared = { id, name: props.name, ref: field.ref, value: field.value as string, onBlur: field.onBlur, disabled: props.disabled, placeholder: props.placeholder, 'aria-describedby': describedBy, 'aria-invalid': invalid, 'aria-required': props.required };
        return (
          <span className={['in', invalid && 'err', props.disabled && 'dis'].filter(Boolean).join(' ')}>
            {props.multiline ? <textarea {...shared} rows={3} onChange={(event) => change(event.target.value)} />
              : <input {...shared} type={props.type ?? 'text'} inputMode={props.inputMode} autoComplete={props.autoComplete ?? 'off'} onChange={(event) => change(event.target.value)} />}
            {props.suffix && <span className="t3">{props.suffix}</span>}
          </span>
        );
      }}
    </FieldShell>
  );
}

export interface Choice { value: string; label: string }
/** One of a few; the native list, good on phones. */
export function SelectField(props: FieldProps & { choices: Choice[]; none?: boolean }) {
  const t = useT();
  const { field, error } = useField(props);
  useSaying(props.name, { kind: 'choices', choices: props.choices });
  return (
    <FieldShell label={props.label} help={props.help} error={error} required={props.required}>
      {({ id, describedBy, invalid }) => (
        <span className={invalid ? 'in err' : 'in'}>
          <select id={id} name={props.name} ref={field.ref} value={field.value as string} disabled={props.disabled} aria-describedby={describedBy} aria-invalid={invalid} aria-required={props.required}
            onBlur={field.onBlur} onChange={(event) => field.onChange(event.target.value || null)}>
            {(props.none || !field.value) && <option value="">{t('form.none')}</option>}
            {props.choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
          </select>
          <ChevronDown size={14} aria-hidden style={{ marginLeft: -22, pointerEvents: 'none' }} />
        </span>
      )}
    </FieldShell>
  );
}

/** Yes or no. */
export function CheckField(props: FieldProps) {
  const { field, error } = useField(props);
  useSaying(props.name, { kind: 'flag' });
  return (
    <div className="col g4">
      <label className="choice t13"><input type="checkbox" className="ck" name={props.name} ref={field.ref} checked={Boolean(field.value)} disabled={props.disabled} onChange={(event) => field.onChange(event.target.checked)} />{props.label}</label>
      {error && <span className="err-line"><TriangleAlert size={12} aria-hidden />{error}</span>}
      {props.help && <span className="help">{props.help}</span>}
    </div>
  );
}

/** Refers to a row of another resource: search as one types. `say` gives its words. */
export function ReferenceField(props: FieldProps & { resource: string; say: (row: Named) => string; filter?: Record<string, unknown>; sort?: { field: string; order: 'ASC' | 'DESC' }; searchable?: boolean }) {
  const { field, error } = useField(props);
  useSaying(props.name, { kind: 'row', resource: props.resource, say: props.say });
  return (
    <FieldShell label={props.label} help={props.help} error={error} required={props.required}>
      {({ id, describedBy, invalid }) => (
        <ReferencePicker id={id} describedBy={describedBy} invalid={invalid} name={props.name} resource={props.resource} say={props.say} filter={props.filter} sort={props.sort} searchable={props.searchable}
          value={(field.value as string) || null} onChange={(next) => field.onChange(next)} disabled={props.disabled} />
      )}
    </FieldShell>
  );
}

/** The picker alone, for use outside a form. `searchable: false` for a short list that the server does not search. */
export function ReferencePicker({ id, describedBy, invalid, name, resource, say, filter, sort, searchable = true, value, onChange, disabled, label }: {
  id?: string; describedBy?: string; invalid?: boolean; name?: string; resource: string; say: (row: Named) => string; filter?: Record<string, unknown>;
  sort?: { field: string; order: 'ASC' | 'DESC' }; searchable?: boolean; value: string | null; onChange: (id: string | null, row: Named | null) => void; disabled?: boolean; label?: string;
}) {
  const t = useT();
  // What is being typed; null shows what is chosen, whose words may arrive in the middle of the typing and do not end it.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? '';
  const q = useStill(text.trim(), 200);
  const { data = [], isFetching } = useGetList<Named>(resource, { filter: { ...filter, ...(q && searchable ? { q } : {}) }, pagination: { page: 1, perPage: searchable ? 20 : 200 }, sort: sort ?? { field: 'id', order: 'ASC' }, meta: { withoutTotal: true } }, { retry: false });
  const { data: chosen } = useGetOne<Named>(resource, { id: value ?? '' }, { enabled: Boolean(value), retry: false });
  const current = value ? chosen ?? data.find((row) => row.id === value) ?? null : null;
  return (
    <Autocomplete<Named> id={id} disabled={disabled} size="small" options={data} filterOptions={searchable ? (all) => all : undefined} loading={isFetching} value={current} inputValue={typed ?? (current ? say(current) : '')}
      getOptionLabel={(row) => say(row)} isOptionEqualToValue={(a, b) => a.id === b.id} loadingText={t('command.searching')} noOptionsText={t('command.nothing', { q: text })}
      openText={t('ra.action.open')} closeText={t('ra.action.close')} clearText={t('ra.action.clear_input_value')}
      onChange={(_, row) => { setTyped(null); onChange(row?.id ?? null, row); }} onInputChange={(_, next, why) => { if (why === 'input') setTyped(next); else if (why !== 'reset') setTyped(null); }}
      renderOption={({ key, ...rest }, row) => <li key={row.id} {...rest}>{say(row)}</li>}
      renderInput={(params) => (
        <span className={invalid ? 'in err' : 'in'} ref={params.InputProps.ref}>
          <input {...params.inputProps} name={name} aria-label={label} aria-describedby={describedBy} aria-invalid={invalid} />{params.InputProps.endAdornment}
        </span>
      )} />
  );
}
/** Two fields beside each other on wide screens. */
export const Pair = ({ children }: { children: ReactNode }) => <div className="pair">{children}</div>;
