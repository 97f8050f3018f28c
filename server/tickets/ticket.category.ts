// What tickets are about: the dictionary of categories, and writing it.
import { TicketCategory } from '../../schema/tickets/ticket.ts';
import { NeedClass, TicketLevel } from '../../schema/tickets/kinds.ts';
import type { SaveTicketCategoryInput } from '../../schema/tickets/ticket.inputs.ts';
import { ask } from '../core/ask.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { changeRow, transact } from '../core/transact.ts';
import type { CategoryWords } from './classify.rules.ts';
import { ticketReasons } from './tickets.messages.ts';

const LIVE = `select id::text, key, words, usual_class "usualClass", usual_level "usualLevel" from ticket_categories where not is_archived order by position, ticket_categories.id`;

/** The categories in use, as the classifier needs them. */
export const categoriesOf = async (ctx: Context | WriteContext): Promise<CategoryWords[]> =>
  (ask<CategoryWords>(ctx, LIVE, [], 'read'));

/** Creates a category, or changes it under `expectedVersion`. Answers its id. */
export async function saveTicketCategory(ctx: Context, input: SaveTicketCategoryInput): Promise<string> {
  authorise(ctx, 'tickets:configure');
  return transact(ctx, async (tx) => {
    const { id, expectedVersion, key, words, ...values } = input;
    const tidy = words && [...new Set(words.map((word) => word.trim().toLowerCase()).filter((word) => word.length > 1 && word.length <= 40))];
    if (!id) {
      demand(key && /^[a-z][a-z0-9-]{0,39}$/.test(key), 'input.key', 'VALUE_NOT_ALLOWED');
      demand(!(await tx.manager.existsBy(TicketCategory, { key })), 'input.key', ticketReasons.CATEGORY_KEY_TAKEN);
      return (await tx.manager.save(tx.manager.create(TicketCategory, {
        ...values, key, words: tidy ?? [], usualClass: values.usualClass ?? NeedClass.ORDINARY, usualLevel: values.usualLevel ?? TicketLevel.L1,
      } as Partial<TicketCategory>))).id;
    }
    if (!decodeId('TicketCategory', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    demand(expectedVersion !== undefined, 'input.expectedVersion', ticketReasons.CATEGORY_VERSION);
    return (await changeRow(tx, TicketCategory, id, expectedVersion, { ...values, ...(tidy ? { words: tidy } : {}) } as Partial<TicketCategory>)).id;
  });
}
