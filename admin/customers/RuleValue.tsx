// What a condition is compared with: a number with its unit, a day, one or several of a list, or nothing.
import Autocomplete from '@mui/material/Autocomplete';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import type { Choice, EditorCondition, FieldCatalogue, Label, ParamField, RuleField, RuleValue, Scalar } from './rule-editor.ts';

const plainNumber = (text: string): string => text.replace(/[,，\s]/g, '');
/** `time|times` in English is singular and plural. */
const unitWord = (unit: Label | undefined, language: 'zh' | 'en', value: unknown): string => {
  const [one = '', many = one] = (unit?.[language] ?? '').split('|');
  return Number(value) === 1 ? one : many;
};

interface Typed { label: string; value: RuleValue | undefined; onChange: (value: RuleValue | undefined) => void; invalid?: boolean; width?: number }

function NumberInput({ label, value, onChange, unit, invalid, width = 128, whole }: Typed & { unit?: string; whole?: boolean }) {
  return (
    <span className={invalid ? 'in sm err' : 'in sm'} style={{ width }}>
      <input aria-label={label} aria-invalid={invalid} inputMode={whole ? 'numeric' : 'decimal'} value={value === undefined || value === null ? '' : String(value)} onChange={(event) => onChange(plainNumber(event.target.value) || undefined)} />
      {unit && <span className="t3 nw">{unit}</span>}
    </span>
  );
}

/** One of a short list: the native control. */
function SelectInput({ label, value, onChange, choices, invalid, width = 150 }: Typed & { choices: { value: Scalar; label: string }[] }) {
  const t = useT();
  return (
    <span className={invalid ? 'in sm err sel' : 'in sm sel'} style={{ width }}>
      <select aria-label={label} aria-invalid={invalid} value={value === undefined || value === null ? '' : String(value)}
        onChange={(event) => onChange(choices.find((choice) => String(choice.value) === event.target.value)?.value ?? undefined)}>
        <option value="">{t('builder.choose')}</option>
        {choices.map((choice) => <option key={String(choice.value)} value={String(choice.value)}>{choice.label}</option>)}
      </select>
    </span>
  );
}

/** One or several of a long list, found by typing. */
function ChoiceInput({ label, value, onChange, choices, many, invalid, width = 200, free }: Typed & { choices: Choice[]; many: boolean; free?: boolean }) {
  const t = useT();
  const format = useFormat();
  const ids = (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String);
  const of = (id: string): Choice => choices.find((choice) => choice.value === id) ?? { value: id, label: { zh: id, en: id } };
  const words = { loadingText: t('command.searching'), noOptionsText: t('builder.noChoice'), openText: t('ra.action.open'), closeText: t('ra.action.close'), clearText: t('ra.action.clear_input_value') };
  const grouped = choices.some((choice) => choice.group);
  return (
    <Autocomplete<Choice, boolean, false, boolean> multiple={many} freeSolo={free ?? false} size="small" options={choices} value={many ? ids.map(of) : ids[0] === undefined ? null : of(ids[0])} style={{ minWidth: width, flex: '0 1 auto' }} {...words}
      getOptionLabel={(choice) => (typeof choice === 'string' ? choice : format.label(choice.label))} isOptionEqualToValue={(a, b) => a.value === b.value} groupBy={grouped ? (choice) => format.label(choice.group ?? { zh: '', en: '' }) : undefined}
      onChange={(_, picked) => {
        const list = (Array.isArray(picked) ? picked : picked ? [picked] : []).map((each) => (typeof each === 'string' ? each : each.value));
        onChange(many ? (list.length > 0 ? list : undefined) : list[0]);
      }}
      renderOption={({ key, ...rest }, choice) => <li key={choice.value} {...rest}>{format.label(choice.label)}</li>}
      renderValue={many ? (picked) => (picked as Choice[]).map((choice) => (
        <span key={choice.value} className="tag chip" style={{ minHeight: 22 }}>{format.label(choice.label)}
          <button type="button" aria-label={t('facet.remove', { name: format.label(choice.label) })} onClick={() => onChange(ids.length > 1 ? ids.filter((id) => id !== choice.value) : undefined)}>×</button></span>
      )) : undefined}
      renderInput={(params) => (
        <span className={invalid ? 'in sm err' : 'in sm'} style={{ flexWrap: 'wrap', gap: 4, paddingBlock: 1 }} ref={params.InputProps.ref}>
          {params.InputProps.startAdornment}<input {...params.inputProps} aria-label={label} aria-invalid={invalid} style={{ minWidth: 64 }} placeholder={ids.length === 0 ? t(free ? 'builder.typeSeveral' : 'builder.choose') : undefined} />{params.InputProps.endAdornment}
        </span>
      )} />
  );
}

const plainOptions = (options: { value: Scalar; label: Label }[], say: (label: Label) => string) => options.map((option) => ({ value: option.value, label: say(option.label) }));

/** The controls of one condition's value. */
export function ValueInput({ condition, field, catalogue, onChange, invalid }: { condition: EditorCondition; field: RuleField; catalogue: FieldCatalogue; onChange: (value: RuleValue | undefined) => void; invalid: boolean }) {
  const t = useT();
  const format = useFormat();
  const takes = field.ops.find((each) => each.key === condition.op)?.takes ?? 'none';
  if (takes === 'none') return null;
  const label = t('builder.value', { field: format.label(field.label) });
  const { value } = condition;
  const unit = takes === 'days' ? t('builder.days') : unitWord(field.unit, format.language, value);
  // Choices of a source that hangs on a parameter (groups of one model) show only that parameter's.
  const sourced = field.source ? (catalogue.choices[field.source] ?? []).filter((choice) => !choice.param || Object.values(condition.params).map(String).includes(choice.param)) : null;
  const shared = { label, value, onChange, invalid };
  if (takes === 'days') return <NumberInput {...shared} unit={unit} whole />;
  if (takes === 'two') {
    const pair = Array.isArray(value) ? value : [null, null];
    const set = (at: number, next: RuleValue | undefined) => { const both: Scalar[] = [pair[0] ?? null, pair[1] ?? null]; both[at] = (next as Scalar) ?? null; onChange(both.every((each) => each === null) ? undefined : both); };
    const input = (at: 0 | 1) => (field.type === 'date'
      ? <span className="in sm"><input type="date" aria-label={`${label} ${t(at ? 'builder.to' : 'builder.from')}`} value={String(pair[at] ?? '')} onChange={(event) => set(at, event.target.value || undefined)} /></span>
      : <NumberInput label={`${label} ${t(at ? 'builder.to' : 'builder.from')}`} value={pair[at] ?? undefined} onChange={(next) => set(at, next)} unit={at ? unit : undefined} invalid={invalid} width={104} />);
    return <span className="row g4">{input(0)}<span className="t3">–</span>{input(1)}</span>;
  }
  if (takes === 'many') {
    const choices = sourced ?? field.options?.map((option) => ({ value: String(option.value), label: option.label })) ?? [];
    return <ChoiceInput {...shared} choices={choices} many free={!sourced && !field.options} />;
  }
  if (field.type === 'boolean') return <SelectInput {...shared} choices={[{ value: true, label: t('builder.true') }, { value: false, label: t('builder.false') }]} />;
  if (field.options) return <SelectInput {...shared} choices={plainOptions(field.options, format.label)} />;
  if (sourced) return <ChoiceInput {...shared} choices={sourced} many={false} />;
  if (field.type === 'date') return <span className={invalid ? 'in sm err' : 'in sm'}><input type="date" aria-label={label} aria-invalid={invalid} value={String(value ?? '')} onChange={(event) => onChange(event.target.value || undefined)} /></span>;
  if (field.type === 'text') return <span className={invalid ? 'in sm err' : 'in sm'} style={{ width: 178 }}><input aria-label={label} aria-invalid={invalid} maxLength={200} value={String(value ?? '')} onChange={(event) => onChange(event.target.value || undefined)} /></span>;
  return <NumberInput {...shared} unit={unit} />;
}

/** The parameters of a field: how many days, which category, which model. */
export function ParamInput({ param, condition, catalogue, onChange, invalid }: { param: ParamField; condition: EditorCondition; catalogue: FieldCatalogue; onChange: (value: RuleValue | undefined) => void; invalid: boolean }) {
  const format = useFormat();
  const label = format.label(param.label);
  const value = condition.params[param.key];
  if (param.options) return <SelectInput label={label} value={value} onChange={onChange} choices={plainOptions(param.options, format.label)} invalid={invalid} width={124} />;
  if (param.source) return <ChoiceInput label={label} value={value} onChange={onChange} choices={catalogue.choices[param.source] ?? []} many={param.many ?? false} invalid={invalid} width={140} />;
  return <NumberInput label={label} value={value} onChange={onChange} unit={unitWord(param.unit, format.language, value) || undefined} invalid={invalid} width={92} whole={param.type === 'days'} />;
}
