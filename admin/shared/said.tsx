// How the values of a form's fields are said to people: each field tells its form, and the dialog of two editors says them so.
import { useGetOne } from 'ra-core';
import { createContext, useContext, useEffect } from 'react';
import { useT } from '../i18n/language.tsx';
import { EMPTY } from './format.ts';

/** A row as pickers have it; most have a name in both languages. */
export interface Named { id: string; nameZh?: string | null; nameEn?: string | null; [key: string]: unknown }
export type Saying =
  | { kind: 'choices'; choices: readonly { value: string; label: string }[] }
  | { kind: 'row'; resource: string; say: (row: Named) => string }
  | { kind: 'words'; say: (value: unknown) => string }
  | { kind: 'flag' };

/** What the fields of one form have told, by their names; null outside a form. */
export const SayingsContext = createContext<Map<string, Saying> | null>(null);

/** A field tells its form how its value is said; as long as it stands there, and as it stands now. */
export function useSaying(name: string, saying: Saying): void {
  const sayings = useContext(SayingsContext);
  useEffect(() => { sayings?.set(name, saying); });
}

/** A value as it was saved, comparable and without words of its own. */
export const plain = (value: unknown): string => (value === null || value === undefined || value === '' ? EMPTY : typeof value === 'object' ? JSON.stringify(value) : String(value));

/** A value in the words of its field; as it is where the field has none. */
export function SaidValue({ saying, value }: { saying?: Saying; value: unknown }) {
  const t = useT();
  if (saying?.kind === 'flag') return t(value ? 'ra.boolean.true' : 'ra.boolean.false');
  if (plain(value) === EMPTY) return EMPTY;
  if (saying?.kind === 'choices') return saying.choices.find((choice) => choice.value === String(value))?.label ?? plain(value);
  if (saying?.kind === 'words') return saying.say(value);
  if (saying?.kind === 'row') return <SaidRow resource={saying.resource} say={saying.say} id={String(value)} />;
  return plain(value);
}

/** The words of a row; nothing while they come, its id where it may not be seen. */
function SaidRow({ resource, say, id }: { resource: string; say: (row: Named) => string; id: string }) {
  const { data, isPending } = useGetOne<Named>(resource, { id }, { retry: false });
  return data ? say(data) : isPending ? '' : id;
}
