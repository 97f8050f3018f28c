// Writing the dictionary of tags.
import type { SaveTagInput } from '../../schema/customers/tag.inputs.ts';
import { Tag, TagColour, TagKind } from '../../schema/customers/tag.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { pruneIncomplete } from '../core/rule-tree/prune.ts';
import { conditionsOf, type RuleNode } from '../core/rule-tree/tree.ts';
import { changeRow, lockRow, transact } from '../core/transact.ts';
import { diff } from '../core/version.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { segmentReasons } from './segment.messages.ts';
import { demandReferences, pointedAt } from './segment.names.ts';
import { keyOf } from './segment.rules.ts';
import { compileFor, mayOf, readRule, ruleEnv } from './segment.scope.ts';
import { startRuleTag } from './tag.job.ts';

/** A rule tag is judged before segments and from nothing that is judged after it. */
async function fitTagRule(ctx: Context, raw: unknown): Promise<RuleNode> {
  const { rule, empty } = pruneIncomplete(customerCatalogue, readRule(raw));
  demand(!empty, 'input.rule', segmentReasons.TAG_RULE_REQUIRED);
  demand(!conditionsOf(rule).some(({ condition }) => ['tags', 'segments'].includes(condition.field)), 'input.rule', segmentReasons.TAG_RULE_FIELDS);
  compileFor([rule], ruleEnv(ctx), { viewerMay: mayOf(ctx.viewer) });
  await demandReferences(ctx, rule);
  return rule;
}

/** Creates a tag, or changes it under `expectedVersion`. A changed rule is judged for everybody in the background. Answers its id. */
export async function saveTag(ctx: Context, input: SaveTagInput): Promise<string> {
  authorise(ctx, 'customers:write-tags');
  const { id, expectedVersion, rule: raw, tagKind, key, colour, ...values } = input;
  // What people read stands in both languages; what is left out stays as it is.
  for (const side of ['adviceZh', 'adviceEn'] as const) if (values[side] !== undefined) values[side] = values[side]?.trim() || null;
  demand((values.adviceZh === undefined) === (values.adviceEn === undefined) && Boolean(values.adviceZh) === Boolean(values.adviceEn), values.adviceZh ? 'input.adviceEn' : 'input.adviceZh', segmentReasons.TAG_ADVICE_BOTH);
  const rule = raw === undefined || raw === null ? null : await fitTagRule(ctx, raw);
  return transact(ctx, async (tx) => {
    if (values.ownerId) demand(/^\d{1,18}$/.test(values.ownerId) && (await tx.manager.query<unknown[]>('select 1 from users where id = $1', [values.ownerId])).length, 'input.ownerId', segmentReasons.TAG_OWNER);
    if (!id) {
      const kind = tagKind ?? TagKind.MANUAL;
      demand(kind !== TagKind.RULE || rule, 'input.rule', segmentReasons.TAG_RULE_REQUIRED);
      demand(kind === TagKind.RULE || !rule, 'input.rule', segmentReasons.TAG_RULE_NONE);
      const tag = await tx.manager.save(tx.manager.create(Tag, {
        ...values, key: await freeKey(tx, key, values.nameEn), colour: colour ?? TagColour.INDIGO, tagKind: kind, rule,
        ownerId: values.ownerId === undefined ? tx.viewer.userId : values.ownerId,
      } as Partial<Tag>));
      if (kind === TagKind.RULE) await startRuleTag(tx, tag.id);
      return tag.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', segmentReasons.SEGMENT_VERSION_REQUIRED);
    const before = await lockRow(tx, Tag, id);
    if (!before) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    demand(tagKind === undefined || tagKind === before.tagKind, 'input.tagKind', segmentReasons.TAG_KIND_FIXED);
    demand(!rule || before.tagKind === TagKind.RULE, 'input.rule', segmentReasons.TAG_RULE_NONE);
    await changeRow(tx, Tag, id, expectedVersion, { ...values, ...(colour ? { colour } : {}), ...(rule ? { rule } : {}) } as Partial<Tag>);
    if (rule && diff(before.rule, rule).length) await startRuleTag(tx, id);
    return id;
  });
}

async function freeKey(tx: WriteContext, key: string | undefined, name: string): Promise<string> {
  const taken = (one: string) => tx.manager.existsBy(Tag, { key: one });
  if (key) { demand(!(await taken(key)), 'input.key', segmentReasons.TAG_KEY_TAKEN); return key; }
  let made = keyOf(name, 'tag');
  for (let n = 2; await taken(made); n += 1) made = `${keyOf(name, 'tag')}-${n}`;
  return made;
}

/** Takes a tag out of use, or back into it; who carries it keeps it. Answers its id. */
export async function archiveTag(ctx: Context, input: { id: string; expectedVersion: number; isArchived: boolean }): Promise<string> {
  authorise(ctx, 'customers:write-tags');
  return transact(ctx, async (tx) => {
    if (input.isArchived) {
      const segments = await tx.manager.query<{ name_zh: string; name_en: string; rule: RuleNode }[]>('select name_zh, name_en, rule from segments where not is_archived and rule is not null');
      const users = segments.filter((segment) => pointedAt(segment.rule).get('tag')?.has(input.id));
      if (users.length) throw new AppError('POLICY', segmentReasons.TAG_IN_USE, { params: { names: users.map((user) => (ctx.locale === 'en' ? user.name_en : user.name_zh)).join(', ') } });
    }
    return (await changeRow(tx, Tag, input.id, input.expectedVersion, { isArchived: input.isArchived })).id;
  });
}
