// What a customer's values must look like, said once for forms, calls and files: cleaned where that is safe, refused by field where not.
import { Gender, type CustomField, type CustomFieldKind } from '../../schema/customers/customer.ts';
import { phoneOf, tidy } from '../core/phone.ts';
import { isDay } from '../core/rule-tree/days.ts';

export interface CustomerValues {
  name?: string; memberNo?: string | null; phone?: string | null; email?: string | null; birthday?: string | null; gender?: Gender | string | null;
  address?: string | null; country?: string | null; joinedOn?: string | null; channel?: string | null;
}
export interface NormalisedCustomer {
  values: Omit<CustomerValues, 'gender'> & { gender?: Gender };
  /** Reason word by field. */
  problems: Record<string, string>;
  /** Fields whose text was changed in more than spaces. */
  repaired: string[];
}

const GENDERS: Record<string, Gender> = {
  f: Gender.FEMALE, female: Gender.FEMALE, 女: Gender.FEMALE, 女士: Gender.FEMALE, m: Gender.MALE, male: Gender.MALE, 男: Gender.MALE, 先生: Gender.MALE,
  unknown: Gender.UNKNOWN, 未知: Gender.UNKNOWN, 保密: Gender.UNKNOWN, '': Gender.UNKNOWN,
};
const emailShape = /^[^\s@*,;<>]+@[^\s@*,;<>.]+(\.[^\s@*,;<>.]+)+$/;

/** Cleans the values given and says which cannot be taken; what is not given stays not given. `today` bounds birthday and joining. */
export function normaliseCustomer(input: CustomerValues, today: string): NormalisedCustomer {
  const values: NormalisedCustomer['values'] = {};
  const problems: Record<string, string> = {};
  const repaired: string[] = [];
  const clean = (key: 'memberNo' | 'address' | 'country' | 'channel') => {
    const given = input[key];
    if (given === undefined) return;
    values[key] = given === null ? null : tidy(given) || null;
  };
  if (input.name !== undefined) {
    values.name = tidy(input.name);
    if (!values.name) problems.name = 'NAME_REQUIRED';
  }
  (['memberNo', 'address', 'country', 'channel'] as const).forEach(clean);
  if (input.phone !== undefined) {
    const given = input.phone === null ? '' : tidy(input.phone);
    const number = given ? phoneOf(given) : null;
    if (given && !number) problems.phone = 'PHONE_INVALID';
    else values.phone = number;
    if (number && number !== given) repaired.push('phone');
  }
  if (input.email !== undefined) {
    const given = input.email === null ? '' : tidy(input.email).toLowerCase();
    if (given && !emailShape.test(given)) problems.email = 'EMAIL_INVALID';
    else values.email = given || null;
  }
  for (const key of ['birthday', 'joinedOn'] as const) {
    const given = input[key];
    if (given === undefined) continue;
    if (given && !isDay(given)) problems[key] = 'VALUE_NOT_ALLOWED';
    else if (given && given > today) problems[key] = key === 'birthday' ? 'BIRTHDAY_FUTURE' : 'JOINED_FUTURE';
    else values[key] = given || null;
  }
  if (input.gender !== undefined) {
    const given = tidy(String(input.gender ?? '')).toLowerCase();
    const gender = GENDERS[given];
    if (gender) values.gender = gender;
    else problems.gender = 'VALUE_NOT_ALLOWED';
  }
  return { values, problems, repaired };
}

type FieldShape = Pick<CustomField, 'key' | 'fieldKind' | 'choices'>;

/** The chain's own fields: what is given laid over what is held, null clearing one; reason words by `custom.<key>`. */
export function mergeCustom(held: Record<string, unknown>, given: Record<string, unknown>, fields: readonly FieldShape[]): { custom: Record<string, unknown>; problems: Record<string, string> } {
  const custom = { ...held };
  const problems: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    const field = fields.find((one) => one.key === key);
    if (!field) problems[`custom.${key}`] = 'CUSTOM_UNKNOWN';
    else if (value === null || value === '') delete custom[key];
    else if (!fitsField(field, value)) problems[`custom.${key}`] = 'CUSTOM_INVALID';
    else custom[key] = value;
  }
  return { custom, problems };
}

const FITS: Record<CustomFieldKind, (value: unknown, choices: unknown) => boolean> = {
  TEXT: (value) => typeof value === 'string' && value.length <= 500,
  NUMBER: (value) => typeof value === 'number' && Number.isFinite(value),
  DAY: (value) => isDay(value),
  BOOLEAN: (value) => typeof value === 'boolean',
  CHOICE: (value, choices) => choicesOf(choices).includes(value as string),
};

/** Does a value fit the kind of a field? */
const fitsField = (field: FieldShape, value: unknown): boolean => FITS[field.fieldKind](value, field.choices);

/** Values of a choice field; empty when they are not well formed. */
export function choicesOf(choices: unknown): string[] {
  if (!Array.isArray(choices)) return [];
  const values = choices.map((choice: { value?: unknown; zh?: unknown; en?: unknown }) =>
    (choice && typeof choice.value === 'string' && typeof choice.zh === 'string' && typeof choice.en === 'string' ? choice.value : null));
  return values.includes(null) || new Set(values).size !== values.length ? [] : (values as string[]);
}
