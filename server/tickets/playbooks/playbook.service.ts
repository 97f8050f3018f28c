// Playbooks kept: drafts, publishing, the shipped ones, how two versions differ, and which version is in force when.
import { VersionState } from '../../../schema/platform/calendar.ts';
import { NeedClass, TicketLevel } from '../../../schema/tickets/kinds.ts';
import type { DiscardPlaybookDraftInput, PlaybookDraftInput, PublishPlaybookInput, SavePlaybookInput } from '../../../schema/tickets/playbook.inputs.ts';
import { Playbook, PlaybookVersion } from '../../../schema/tickets/playbook.ts';
import { TicketCategory } from '../../../schema/tickets/ticket.ts';
import { ask } from '../../core/ask.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { ALWAYS, diff, type Difference } from '../../core/version.ts';
import { demandDraft, publishDraft, saveDraft, versionsOf } from '../../platform/versions/version.service.ts';
import { playbookReasons } from './playbook.messages.ts';
import { parseContent, PlaybookError, type PlaybookContent } from './playbook.rules.ts';
import { SHIPPED_PLAYBOOKS } from './shipped.rules.ts';

/** Content that was sent, checked; what is wrong is said at its place. */
export function fitContent(draft: PlaybookDraftInput): PlaybookContent {
  try { return parseContent(draft.content); } catch (error) {
    if (!(error instanceof PlaybookError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`input.draft.content.${error.path}`.replace(/\.$/, '')]: playbookReasons.PLAYBOOK_CONTENT } });
  }
}

const labels = (book: Pick<Playbook, 'nameZh' | 'nameEn'>, number: number): Pick<PlaybookVersion, 'labelZh' | 'labelEn'> =>
  ({ labelZh: `${book.nameZh} · 第 ${number} 版`, labelEn: `${book.nameEn}, version ${number}` });

const putDraft = (tx: WriteContext, book: Playbook, draft: PlaybookDraftInput, content: PlaybookContent): Promise<void> =>
  saveDraft(tx, PlaybookVersion, { playbookId: book.id }, (number) => ({ content, note: draft.note?.trim() || null, ...labels(book, number) }));

const tidy = (words: readonly string[]): string[] => [...new Set(words.map((word) => word.normalize('NFKC').trim().toLowerCase()).filter((word) => word.length > 1 && word.length <= 60))];

/** Creates a playbook with its first draft, or changes it and its draft under `expectedVersion`. Answers its id. */
export async function savePlaybook(ctx: Context, input: SavePlaybookInput): Promise<string> {
  authorise(ctx, 'tickets:write-playbooks');
  const { id, expectedVersion, draft, key, words, ...values } = input;
  return transact(ctx, async (tx) => {
    const content = draft ? fitContent(draft) : null;
    const known = !values.categoryId || (decodeId('TicketCategory', values.categoryId) && (await tx.manager.existsBy(TicketCategory, { id: values.categoryId })));
    demand(known, 'input.categoryId', playbookReasons.PLAYBOOK_CATEGORY);
    const set = { ...values, ...(words ? { words: tidy(words) } : {}) } as Partial<Playbook>;
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(draft && content, 'input.draft', playbookReasons.PLAYBOOK_DRAFT_REQUIRED);
      demand(!(await tx.manager.existsBy(Playbook, { key })), 'input.key', playbookReasons.PLAYBOOK_KEY_TAKEN);
      const made = await tx.manager.save(tx.manager.create(Playbook, {
        ...set, key, words: set.words ?? [], needClass: set.needClass ?? NeedClass.ORDINARY, level: set.level ?? TicketLevel.L1, position: set.position ?? 1_000,
      } as Partial<Playbook>));
      await putDraft(tx, made, draft, content);
      return made.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', playbookReasons.PLAYBOOK_VERSION_REQUIRED);
    if (!decodeId('Playbook', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, Playbook, id, expectedVersion, set);
    demand(key === undefined || key === row.key, 'input.key', playbookReasons.PLAYBOOK_KEY_FIXED);
    if (draft && content) await putDraft(tx, row, draft, content);
    return id;
  });
}


async function lock(tx: WriteContext, input: { id: string; expectedVersion: number }): Promise<void> {
  if (!decodeId('Playbook', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await changeRow(tx, Playbook, input.id, input.expectedVersion, {});
}

/** Puts the draft in force, at once or from an instant to come. What is at work keeps its version. Answers the playbook's id. */
export async function publishPlaybook(ctx: Context, input: PublishPlaybookInput): Promise<string> {
  authorise(ctx, 'tickets:write-playbooks');
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    await publishDraft(tx, await versionsOf(tx, PlaybookVersion, { playbookId: input.id }), input.effectiveFrom);
    return input.id;
  });
}

/** Throws the draft away. Answers the playbook's id. */
export async function discardPlaybookDraft(ctx: Context, input: DiscardPlaybookDraftInput): Promise<string> {
  authorise(ctx, 'tickets:write-playbooks');
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    await tx.manager.remove(demandDraft(await versionsOf(tx, PlaybookVersion, { playbookId: input.id })));
    return input.id;
  });
}

/** Where two versions of a playbook differ, in reading order. */
export async function playbookDifferences(ctx: Context, asked: { playbookId: string; before: number; after: number }): Promise<Difference[]> {
  authorise(ctx, 'tickets:read');
  if (!decodeId('Playbook', asked.playbookId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows } = await ctx.db.read.query<{ number: number; content: unknown }>('select number, content from playbook_versions where playbook_id = $1 and number = any($2::int[])', [asked.playbookId, [asked.before, asked.after]]);
  const of = (number: number): unknown => rows.find((row) => row.number === number)?.content;
  demand(of(asked.before), 'before', playbookReasons.PLAYBOOK_NO_SUCH_VERSION);
  demand(of(asked.after), 'after', playbookReasons.PLAYBOOK_NO_SUCH_VERSION);
  return diff(of(asked.before), of(asked.after));
}

export interface InForce { playbookId: string; key: string; nameZh: string; nameEn: string; versionId: string; number: number; content: PlaybookContent }

const IN_FORCE = `
  select p.id::text "playbookId", p.key, p.name_zh "nameZh", p.name_en "nameEn", v.id::text "versionId", v.number, v.content from playbook_versions v join playbooks p on p.id = v.playbook_id
  where p.id = $1 and not p.is_archived and v.state <> 'DRAFT' and v.effective_from <= $2 order by v.effective_from desc, v.number desc limit 1`;

/** The version of a playbook that is in force at this instant; POLICY when there is none. */
export async function inForce(ctx: Context | WriteContext, playbookId: string): Promise<InForce> {
  const [found] = decodeId('Playbook', playbookId) ? await ask<InForce>(ctx, IN_FORCE, [playbookId, ctx.clock.now()], 'read') : [];
  if (!found) throw new AppError('POLICY', playbookReasons.PLAYBOOK_NOT_IN_FORCE);
  return { ...found, content: parseContent(found.content) };
}


/** Brings in the shipped playbooks whose key the chain does not have; what people made of the others stays. Answers the new keys. */
export async function shipPlaybooks(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped playbooks'))`);
    const there = new Set((await tx.manager.query<{ key: string }[]>('select key from playbooks')).map((row) => row.key));
    const fresh = SHIPPED_PLAYBOOKS.map((one, at) => ({ ...one, position: at + 1 })).filter((one) => !there.has(one.key));
    if (!fresh.length) return [];
    const categories = new Map((await tx.manager.find(TicketCategory)).map((one) => [one.key, one.id]));
    for (const { key, nameZh, nameEn, category, needClass, level, words, position, content } of fresh) {
      const book = await tx.manager.save(tx.manager.create(Playbook, { key, nameZh, nameEn, categoryId: categories.get(category) ?? null, needClass, level, words: tidy(words), position, isShipped: true } as Partial<Playbook>));
      await tx.manager.save(tx.manager.create(PlaybookVersion, {
        playbookId: book.id, number: 1, ...labels(book, 1), state: VersionState.PUBLISHED, content: parseContent(content), effectiveFrom: ALWAYS,
      } as Partial<PlaybookVersion>));
    }
    return fresh.map((one) => one.key);
  });
}
