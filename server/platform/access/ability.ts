// The viewer's words as CASL rules: what the console asks (`canAccess`) and what it greys out; the server stays the judge.
import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { packRules, type PackRule } from '@casl/ability/extra';
import { allNouns, type NounMeta } from '../../../schema/base.ts';
import { PERMISSIONS, type Permission } from '../../../schema/permission.ts';
import type { Reach, Viewer } from '../../core/context.ts';

/** Acts are the verbs of the words; things are modules (`customers`) and, for reading, nouns (`Customer`). */
export type Ability = MongoAbility<[string, string | Record<string, unknown>]>;
type Rule = RawRuleOf<Ability>;

/** Where a noun says which store a row belongs to. */
function storeKey(noun: NounMeta): string | null {
  if (noun.name === 'Store') return 'id';
  return noun.props.has('storeId') ? 'storeId' : null;
}

/** The rules of one word on one noun: every row, or the rows of the stores that the word reaches, and one's own. */
function rowRules(action: string, noun: NounMeta, reach: Reach, viewer: Viewer): Rule[] {
  if (reach.all) return [{ action, subject: noun.name }];
  const rules: Rule[] = [];
  const key = storeKey(noun);
  if (key && reach.storeIds.length) rules.push({ action, subject: noun.name, conditions: { [key]: { $in: [...reach.storeIds] } } });
  if (reach.own && noun.name === 'Employee' && viewer.employeeId) {
    rules.push({ action, subject: noun.name, conditions: { id: viewer.employeeId } });
  }
  // Nouns without a store of their own (tags, products, a customer's purchases): the server's row rule decides.
  if (!key) rules.push({ action, subject: noun.name });
  return rules;
}

/** CASL rules of a viewer, from the words held and how far each reaches. */
export function rulesOf(viewer: Viewer): Rule[] {
  const rules: Rule[] = [];
  for (const word of PERMISSIONS) {
    const reach = viewer.reaches.get(word);
    if (!reach) continue;
    const [module = '', verb = ''] = word.split(':');
    rules.push({ action: verb, subject: module });
  }
  for (const noun of allNouns()) {
    const reach = viewer.reaches.get(noun.read);
    if (!reach) continue;
    rules.push(...rowRules('read', noun, reach, viewer));
    const closed = [...noun.props.values()].filter((prop) => prop.right && !viewer.reaches.has(prop.right)).map((prop) => prop.name);
    if (closed.length) rules.push({ action: 'read', subject: noun.name, fields: closed, inverted: true });
  }
  return rules;
}

/** The ability itself, for use on the server. */
export const abilityOf = (viewer: Viewer): Ability => createMongoAbility<Ability>(rulesOf(viewer));

/** The same rules packed for the wire. */
export const packedRulesOf = (viewer: Viewer): PackRule<Rule>[] => packRules(rulesOf(viewer));

/** Words held, in the order of the list. */
export const wordsOf = (viewer: Viewer): Permission[] => PERMISSIONS.filter((word) => viewer.reaches.has(word));
