// Says a rule in both languages, as pieces that a screen can set off and link to their conditions, or as plain text.
import { fillIn, labelOf, pangu, panguBetween, type Label, type Language } from '../language.ts';
import type { Catalogue } from './catalogue.ts';
import { checkCondition, missingIn, type CheckedCondition } from './check.ts';
import { OPERATORS } from './operators.ts';
import { sayField, sayParams, sayValue, templateOf, type NameOf } from './phrases.ts';
import { RuleError, type RulePath } from './rule-error.ts';
import { conditionsOf, isAll, isAny, isCondition, isNot, type Condition, type RuleNode } from './tree.ts';

/** A piece of a sentence; `path` is the condition it belongs to. */
export interface SentencePiece { kind: 'text' | 'field' | 'op' | 'value' | 'join'; text: string; path?: RulePath }

/** How tightly a group binds: at the top by semicolons, inside by commas, deeper in brackets. */
type Level = 'strong' | 'weak' | 'brackets';

const JOINS: Record<Language, Record<'all' | 'any', Record<Level, string>>> = {
  zh: { all: { strong: '；并且', weak: '，并且', brackets: '，且' }, any: { strong: '；或者', weak: '，或', brackets: '，或' } },
  en: { all: { strong: '; and ', weak: ', and ', brackets: ', and ' }, any: { strong: '; or ', weak: ', or ', brackets: ', or ' } },
};

const MARKS: Record<Language, Record<Level, string>> = {
  zh: { strong: '；', weak: '，', brackets: '，' }, en: { strong: '; ', weak: ', ', brackets: ', ' },
};

/** The rule as pieces. Never throws: what is unknown or half-filled is said to be so. English begins with the subjects' noun. */
export function sentence<S>(catalogue: Catalogue<S>, rule: RuleNode, language: Language, nameOf?: NameOf): SentencePiece[] {
  const zh = language === 'zh';
  const noun = catalogue.noun[language];
  const pieces: SentencePiece[] = [];
  const push = (kind: SentencePiece['kind'], text: string, path?: RulePath): void => {
    if (!text) return;
    const previous = pieces[pieces.length - 1];
    const space = zh && previous ? panguBetween(previous.text, text) : '';
    pieces.push({ kind, text: space + text, ...(path ? { path } : {}) });
  };
  /** Punctuation stays plain, the word beside it is a join. */
  const pushJoin = (text: string): void => {
    const [, mark = '', word = ''] = /^([；，;,]\s?)?(.*)$/u.exec(text) ?? [];
    push('text', mark);
    push('join', word);
  };

  const sayGroup = (children: Placed[], key: 'all' | 'any', level: Level): void => {
    // In an `all`, what is left out is said last: "..., excluding ...".
    const sorted = key === 'all' ? [...children.filter((child) => !isNot(child.node)), ...children.filter((child) => isNot(child.node))] : children;
    const inner: Level = level === 'strong' ? 'weak' : 'brackets';
    sorted.forEach((child, index) => {
      const leavesOut = key === 'all' && isNot(child.node);
      if (index > 0) pushJoin(leavesOut ? MARKS[language][level] : JOINS[language][key][level]);
      if (leavesOut) sayExclusion(child);
      else sayClause(child, inner);
    });
  };
  const sayExclusion = ({ node, path }: Placed): void => {
    push('join', zh ? '不包括' : 'excluding');
    if (!zh) push('text', ' those ');
    sayClause(collapse({ node: (node as { not: RuleNode }).not, path: [...path, 'not'] }), 'brackets');
    if (zh) push('text', `的${noun}`);
  };
  const sayClause = (placed: Placed, level: Level): void => {
    const { node, path } = placed;
    if (isCondition(node)) {
      sayCondition(node, path);
      return;
    }
    if (isNot(node)) {
      push('join', zh ? '除' : `all ${noun} except`);
      if (!zh) push('text', ' those ');
      sayClause(collapse({ node: node.not, path: [...path, 'not'] }), 'brackets');
      if (zh) push('join', `的${noun}以外的所有${noun}`);
      return;
    }
    const { children, key } = childrenPlaced(node, path);
    if (!children.length) {
      push('text', key === 'all' ? (zh ? '没有任何限制' : 'without any condition') : (zh ? '没有可满足的条件' : 'who can meet no condition'));
      return;
    }
    const brackets = level === 'brackets';
    if (brackets) push('text', zh ? '（' : '(');
    sayGroup(children, key, level);
    if (brackets) push('text', zh ? '）' : ')');
  };
  const sayCondition = (node: Condition, path: RulePath): void => {
    const checked = tryCheck(catalogue, node, path);
    if (!checked) {
      const field = catalogue.field(node.field);
      if (!zh) push('text', 'whose ', path);
      push('field', field ? sayField(field, {}, language, nameOf) : zh ? '未知字段' : 'unknown field', path);
      const missing = !node.field || missingIn(catalogue, node);
      push('text', zh ? (missing ? '（还没填完）' : '（条件有误）') : missing ? ' (not complete)' : ' (not valid)', path);
      return;
    }
    const { field, op, value, params } = checked;
    const words = { ...sayParams(field, params, language, nameOf), field: sayField(field, params, language, nameOf), value: sayValue(field, op, value, language, nameOf) };
    for (const token of templateOf(field, op, value, language).split(/(\{\w+\}|\[[^\]]*\])/)) {
      const name = /^\{(\w+)\}$/.exec(token)?.[1];
      if (name !== undefined) push(name === 'field' ? 'field' : 'value', Object.hasOwn(words, name) ? words[name as keyof typeof words] : '', path);
      else if (token.startsWith('[')) push('op', say(token.slice(1, -1)), path);
      else push('text', say(token), path);
    }
  };
  const say = (text: string): string => (zh ? pangu(text.trim()) : text);

  const root = collapse({ node: rule, path: [] });
  const { children, key } = isAll(root.node) || isAny(root.node) ? childrenPlaced(root.node, root.path) : { children: [root], key: 'all' as const };
  if (!children.length) {
    push('text', key === 'all' ? (zh ? `所有${noun}` : `all ${noun}`) : (zh ? `没有${noun}` : `no ${noun}`));
    return pieces;
  }
  const onlyExclusions = key === 'all' && children.every((child) => isNot(child.node));
  if (onlyExclusions) push('text', zh ? `所有${noun}，` : `all ${noun}, `);
  else if (!zh) push('text', `${noun} `);
  const hasGroup = children.some(({ node }) => isAll(node) || isAny(node));
  sayGroup(children, key, hasGroup ? 'strong' : 'weak');
  return pieces;
}

/** The rule as one line of text. */
export const sentenceText = <S>(catalogue: Catalogue<S>, rule: RuleNode, language: Language, nameOf?: NameOf): string =>
  sentence(catalogue, rule, language, nameOf).map((piece) => piece.text).join('');

/** The exact boundaries of the rule's comparisons in words ("正好 50,000.00 元不算“超过”"), each said once. */
export function boundaryNotes<S>(catalogue: Catalogue<S>, rule: RuleNode, nameOf?: NameOf): { path: RulePath; note: Label }[] {
  const seen = new Set<string>();
  return conditionsOf(rule).flatMap(({ condition, path }) => {
    const checked = tryCheck(catalogue, condition, path);
    const template = checked && OPERATORS[checked.op].note;
    if (!checked || !template) return [];
    const note = labelOf((language) => {
      const { takes } = OPERATORS[checked.op];
      const value = takes === 'days' ? String(checked.value) : sayValue(checked.field, checked.op, checked.value, language, nameOf);
      return fillIn(language, template[language], { value });
    });
    if (seen.has(note.zh)) return [];
    seen.add(note.zh);
    return [{ path, note }];
  });
}

interface Placed { node: RuleNode; path: RulePath }

/** A group of one is that one. */
function collapse(placed: Placed): Placed {
  const { node, path } = placed;
  if (isAll(node) && node.all.length === 1) return collapse({ node: node.all[0] as RuleNode, path: [...path, 'all', 0] });
  if (isAny(node) && node.any.length === 1) return collapse({ node: node.any[0] as RuleNode, path: [...path, 'any', 0] });
  return placed;
}

function childrenPlaced(node: RuleNode, path: RulePath): { children: Placed[]; key: 'all' | 'any' } {
  const key = isAny(node) ? 'any' : 'all';
  const list = isAny(node) ? node.any : isAll(node) ? node.all : [];
  return { key, children: list.map((child, index) => collapse({ node: child, path: [...path, key, index] })) };
}

function tryCheck<S>(catalogue: Catalogue<S>, condition: Condition, path: RulePath): CheckedCondition<S> | undefined {
  try {
    return checkCondition(catalogue, condition, path);
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
}
