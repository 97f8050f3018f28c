// The kinds of fields, what a subject may hold for one, and the moment a rule is judged at.
import type { Decimal } from 'decimal.js';

export type FieldType = 'number' | 'money' | 'text' | 'enum' | 'date' | 'boolean' | 'set' | 'days' | 'reference';

/** The day and the instant a rule is judged at; never taken from the machine's or the database's clock. */
export interface RuleEnv { today: string; now: Date }

/** What a subject holds for a field. Dates are `YYYY-MM-DD`; sets and references are lists of ids. */
export type FieldValue = string | number | boolean | Decimal | readonly string[] | null | undefined;

/** Casts a field may ask for; a closed list, because they stand in the SQL text. */
export type Cast = 'numeric' | 'integer' | 'bigint' | 'text' | 'date' | 'boolean' | 'uuid';
