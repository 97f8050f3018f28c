// Kinds of alerts, and where a person's address, zone and language come from: younger modules say both.
import type { Context, WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';

/*
 * notify.registry.ts  this file
 * notify.rules.ts     quiet hours, what is folded into a digest: pure
 * notify.service.ts   `notify(tx, userIds, alert)`: tells people, in the caller's transaction
 * mail.service.ts     what was told goes out by SMTP, gathered, after the quiet hours, under a key that stays the same
 */

export interface AlertKind {
  /** module.what. */
  kind: string;
  /** What a digest of many such alerts is called. */
  digest: Label;
  /** Goes out by mail too (default), and if it does, whether at night as well. */
  isMailed?: boolean;
  isUrgent?: boolean;
}
const kinds = new Map<string, AlertKind>();
/** Declares a kind; a name said twice fails at start. */
export function defineAlert(kind: AlertKind): AlertKind {
  if (kinds.has(kind.kind)) throw new Error(`The alert ${kind.kind} is declared twice`);
  kinds.set(kind.kind, kind);
  return kind;
}
export const alertKind = (kind: string): AlertKind | undefined => kinds.get(kind);

/** Where a person can be reached. */
export interface Contact { userId: string; email: string | null; zone: string | null }
type Contacts = (ctx: Context | WriteContext, userIds: readonly string[]) => Promise<Contact[]>;
let contacts: Contacts = async () => [];
/** Says how addresses are found. */
export const setContacts = (find: Contacts): void => { contacts = find; };
export const contactsOf: Contacts = (ctx, userIds) => contacts(ctx, userIds);
