// Why a customer is in a segment or not, condition by condition; and the fields that a builder of rules may offer.
import type { Permission } from '../../schema/permission.ts';
import { dayIn } from '../core/clock.ts';
import { authorise, type Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import { labelOf } from '../core/language.ts';
import type { FieldDescription } from '../core/rule-tree/catalogue.ts';
import type { RuleNode } from '../core/rule-tree/tree.ts';
import { whyRule } from '../core/rule-tree/why.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { loadSubjects } from './customer.subject.ts';
import { sayBecause } from './segment-because.rules.ts';
import { segmentReasons } from './segment.messages.ts';
import { choicesOf, namesFor, type Choice } from './segment.names.ts';
import { asRefusal, demandCustomer, mayOf, readRule, ruleEnv, storesOf } from './segment.scope.ts';

interface Stay { joined_at: Date; left_at: Date | null; joined_why: string; left_why: string | null }

/** The verdict for one customer, by the rule in force or by one being written, with her stays so far as the last inputs. */
export async function explainMembership(ctx: Context, target: { segmentId?: string; rule?: unknown; customerId: string }): Promise<Explanation> {
  authorise(ctx, 'segments:read');
  authorise(ctx, 'customers:read');
  demand(target.segmentId || (target.rule !== undefined && target.rule !== null), 'segmentId', 'VALUE_REQUIRED');
  await demandCustomer(ctx, target.customerId, ['customers:read']);
  const segment = target.segmentId ? await segmentOf(ctx, target.segmentId) : null;
  const stays = segment ? await staysOf(ctx, segment.id, target.customerId) : [];
  const history = stays.map((stay) => explain({ zh: '成员记录', en: 'Stay' }, stay.left_at === null, {
    text: labelOf((language) => sayStay(stay, language, ctx.db.settings.zone)),
  }));
  const rule = target.rule !== undefined && target.rule !== null ? readRule(target.rule) : segment?.rule ?? null;
  if (!rule) {
    const isIn = stays[0]?.left_at === null;
    return explain({ zh: '固定名单', en: 'Fixed list' }, isIn, {
      holds: isIn, inputs: history, text: isIn ? { zh: '在名单内', en: 'on the list' } : { zh: '不在名单内', en: 'not on the list' } });
  }
  const subject = (await loadSubjects(async (text, params) => (await ctx.db.read.query(text, params)).rows as never, [target.customerId], ctx.clock.now())).get(target.customerId);
  if (!subject) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  // A word held for other stores does not open this customer's fields.
  const may = (right: string) => {
    const stores = storesOf(ctx.viewer, [right as Permission]);
    return mayOf(ctx.viewer)(right) && (stores === null || (subject.storeId !== null && stores.includes(subject.storeId)));
  };
  try {
    const verdict = whyRule(customerCatalogue, rule, subject, ruleEnv(ctx), {
      nameOf: await namesFor(ctx, rule, heldBy(subject)), viewerMay: may,
      ...(segment && rule === segment.rule ? { rule: { key: `segment.${segment.key}`, version: segment.ruleVersion, since: segment.since } } : {}),
    });
    // The root says in or out even when a condition is hidden; who may not see a field learns nothing by trying rules on it.
    const hidden = target.rule !== undefined && target.rule !== null && hasHidden(verdict);
    if (hidden) throw new AppError('FORBIDDEN', 'RULE_FIELD_RIGHT');
    return { ...verdict, inputs: [...verdict.inputs, ...history] };
  } catch (error) { throw asRefusal(error, 'rule'); }
}

const sayStay = (stay: Stay, locale: 'zh' | 'en', zone: string): string => {
  const [joined, left] = [sayBecause(stay.joined_why)[locale], stay.left_why ? sayBecause(stay.left_why)[locale] : ''];
  return locale === 'zh'
    ? `${dayIn(zone, stay.joined_at)} 进入（${joined}）${stay.left_at ? `，${dayIn(zone, stay.left_at)} 离开（${left}）` : ''}`
    : `joined ${dayIn(zone, stay.joined_at)} (${joined})${stay.left_at ? `, left ${dayIn(zone, stay.left_at)} (${left})` : ''}`;
};
const hasHidden = (node: Explanation): boolean => node.text?.en === 'not yours to see' || node.inputs.some(hasHidden);

/** What the customer carries, as a rule, so that the names of her own tags and store are loaded too. */
function heldBy(subject: { tags: string[]; segments: string[]; storeId: string | null }): RuleNode {
  const all: RuleNode[] = [{ field: 'tags', op: 'hasAny', value: subject.tags }, { field: 'segments', op: 'in', value: subject.segments }];
  if (subject.storeId) all.push({ field: 'store', op: 'equals', value: subject.storeId });
  return { all };
}

interface SegmentRow { id: string; key: string; rule: RuleNode | null; ruleVersion: number; since: string }

async function segmentOf(ctx: Context, id: string): Promise<SegmentRow> {
  const { rows: [row] } = /^[1-9]\d{0,17}$/.test(id) ? await ctx.db.read.query<SegmentRow>(
    `select s.id::text, s.key, s.rule, s.rule_version "ruleVersion", to_json(v.effective_from) #>> '{}' since from segments s
     left join segment_versions v on v.segment_id = s.id and v.number = s.rule_version where s.id = $1`, [id]) : { rows: [] };
  if (!row) throw new AppError('NOT_FOUND', segmentReasons.SEGMENT_UNKNOWN);
  return row;
}

async function staysOf(ctx: Context, segmentId: string, customerId: string): Promise<Stay[]> {
  const { rows } = await ctx.db.read.query<Stay>(
    'select joined_at, left_at, joined_why, left_why from segment_memberships where segment_id = $1 and customer_id = $2 order by joined_at desc, id desc limit 20', [segmentId, customerId]);
  return rows;
}

/** The fields that the viewer may use in rules, and the choices of every list that they name. */
export async function segmentFields(ctx: Context): Promise<{ fields: FieldDescription[]; choices: Record<string, Choice[]> }> {
  authorise(ctx, 'segments:read');
  const fields = customerCatalogue.describe(mayOf(ctx.viewer));
  const sources = new Set(fields.flatMap((field) => [field.source, ...field.params.map((param) => param.source)]).filter((source) => source !== undefined));
  return { fields, choices: await choicesOf(ctx, [...sources]) };
}
