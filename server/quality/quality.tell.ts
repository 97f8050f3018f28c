// Telling people about findings and actions, once a matter.
import type { WriteContext } from '../core/context.ts';
import type { Label } from '../core/language.ts';
import { usersOf } from '../platform/access/people.service.ts';
import { defineAlert } from '../platform/notify/notify.registry.ts';
import { notify } from '../platform/notify/notify.service.ts';

defineAlert({ kind: 'quality.assigned', digest: { zh: '交给你的问题项和整改', en: 'Findings and actions that are yours' } });
defineAlert({ kind: 'quality.overdue', digest: { zh: '逾期的问题项', en: 'Overdue findings' } });
defineAlert({ kind: 'quality.alert', digest: { zh: '风险预警', en: 'Risk alerts' } });

export interface Telling { again?: boolean; isLate?: boolean; body?: Label | null }
/** Tells employees; `again`: more happened about the same matter. */
export async function tellPeople(tx: WriteContext, employeeIds: readonly string[], kind: string, matter: string, title: Label, link: { resource: string; id: string }, how: Telling = {}): Promise<void> {
  await notify(tx, await usersOf(tx, [...new Set(employeeIds)]), { matter, kind, title, link, body: how.body ?? null, again: how.again ?? true }, { isLate: how.isLate ?? false });
}
