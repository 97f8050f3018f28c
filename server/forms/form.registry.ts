// Forms that the product ships: each younger module registers its own, and a chain gets those whose key it lacks.
import { FormPurpose } from '../../schema/forms/form.ts';

export interface ShippedForm { key: string; nameZh: string; nameEn: string; purpose: FormPurpose; content: unknown }

const shipped = new Map<string, ShippedForm>();

/** Registers a shipped form; a key said twice fails at start. */
export function defineForm(form: ShippedForm): void {
  if (shipped.has(form.key)) throw new Error(`The form ${form.key} is registered twice`);
  shipped.set(form.key, form);
}

/** Every shipped form, in the order of registering. */
export const shippedForms = (): readonly ShippedForm[] => [...shipped.values()];
