// The one tree that says how a number or a verdict came about: what it is, its value, the rule it follows, its inputs and rows.
import { z } from 'zod';
import { canonicalJson, type KnownTexts } from './canonical.ts';
import type { Label } from './language.ts';

/** The rule behind a value: which, in which version, in force since when. */
export interface ExplainedRule { key: string; version?: number; since?: string }

/** The rows behind a value: a list that the reader can open, and how many they are. */
export interface ExplainedRows { resource: string; filter: Record<string, unknown>; count?: number }

/** One value with its reasons. A verdict (`holds`) says beside it what was required. */
export interface Explanation {
  label: Label;
  value: string | number | boolean | null;
  unit?: Label;
  /** The value as people read it, when it is more than value and unit. */
  text?: Label;
  holds?: boolean;
  required?: Label;
  note?: Label;
  rule?: ExplainedRule;
  inputs: Explanation[];
  rows?: ExplainedRows;
  /** Where in the rule or record it stands, so that a screen can mark the place. */
  path?: (string | number)[];
}

const labelSchema = z.strictObject({ zh: z.string(), en: z.string() });

/** Checks an explanation that was stored or sent. */
export const explanationSchema: z.ZodType<Explanation> = z.lazy(() => z.strictObject({
  label: labelSchema,
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  unit: labelSchema.optional(),
  text: labelSchema.optional(),
  holds: z.boolean().optional(),
  required: labelSchema.optional(),
  note: labelSchema.optional(),
  rule: z.strictObject({ key: z.string(), version: z.number().int().optional(), since: z.string().optional() }).optional(),
  inputs: z.array(explanationSchema),
  rows: z.strictObject({
    resource: z.string(), filter: z.record(z.string(), z.unknown()), count: z.number().int().nonnegative().optional(),
  }).optional(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
}));

/** Builds one explanation; what is not given is left out. */
export function explain(
  label: Label, value: Explanation['value'], more: Partial<Omit<Explanation, 'label' | 'value'>> = {},
): Explanation {
  return { label, value, ...more, inputs: more.inputs ?? [] };
}

// Nodes, labels and rules that stand in thousands of trees, by identity: the text of each is written once.
const kept = new WeakMap<object, string>();
/** Says of a node, a label or a rule that many trees share it and nobody changes it any more: its text is remembered. */
export function keep<T extends Explanation | Label | ExplainedRule>(shared: T): T {
  if (!kept.has(shared)) kept.set(shared, '');
  return shared;
}
/** Joined pieces are one text only when somebody reads them; what is remembered is read once, here. */
function remember(shared: object, text: string): string {
  Number(text);
  kept.set(shared, text);
  return text;
}

/** A label as canonical JSON. */
export function labelText(label: Label): string {
  const there = kept.get(label);
  if (there) return there;
  const text = Object.keys(label).length === 2 ? `{"en":${JSON.stringify(label.en)},"zh":${JSON.stringify(label.zh)}}` : canonicalJson(label);
  return there === undefined ? text : remember(label, text);
}

function ruleText(rule: ExplainedRule): string {
  const there = kept.get(rule);
  if (there) return there;
  const text = canonicalJson(rule);
  return there === undefined ? text : remember(rule, text);
}

/**
 * The tree as canonical JSON, by the keys that an explanation has: the same text as `canonicalJson` gives, sooner.
 */
export function explanationText(node: Explanation, known?: KnownTexts): string {
  const there = kept.get(node);
  if (there) return there;
  const text = textOf(node, known);
  return there === undefined ? text : remember(node, text);
}

function textOf(node: Explanation, known: KnownTexts | undefined): string {
  const { holds, inputs, label, note, path, required, rows, rule, text, unit, value } = node;
  let keys = 3;
  let said = '{';
  if (holds !== undefined) { keys += 1; said += `"holds":${holds},`; }
  said += '"inputs":';
  const whole = inputs.length ? known?.get(inputs) : undefined;
  if (whole !== undefined) said += whole;
  else {
    said += '[';
    for (let i = 0; i < inputs.length; i += 1) said += i ? `,${explanationText(inputs[i] as Explanation, known)}` : explanationText(inputs[i] as Explanation, known);
    said += ']';
  }
  said += `,"label":${labelText(label)}`;
  if (note !== undefined) { keys += 1; said += `,"note":${labelText(note)}`; }
  if (path !== undefined) { keys += 1; said += `,"path":${canonicalJson(path)}`; }
  if (required !== undefined) { keys += 1; said += `,"required":${labelText(required)}`; }
  if (rows !== undefined) { keys += 1; said += `,"rows":${canonicalJson(rows, known)}`; }
  if (rule !== undefined) { keys += 1; said += `,"rule":${ruleText(rule)}`; }
  if (text !== undefined) { keys += 1; said += `,"text":${labelText(text)}`; }
  if (unit !== undefined) { keys += 1; said += `,"unit":${labelText(unit)}`; }
  // Whatever else it may hold, it is written as everything else is.
  return Object.keys(node).length === keys ? `${said},"value":${JSON.stringify(value)}}` : canonicalJson(node);
}

/** Every explanation of the tree, the root first, with its depth. */
export function* walkExplanation(root: Explanation, depth = 0): Generator<{ node: Explanation; depth: number }> {
  yield { node: root, depth };
  for (const input of root.inputs) yield* walkExplanation(input, depth + 1);
}

/** The tree as indented lines in one language, for logs, command line and print. */
export function explanationLines(root: Explanation, language: keyof Label): string[] {
  return [...walkExplanation(root)].map(({ node, depth }) => {
    const mark = node.holds === undefined ? '' : node.holds ? '✓ ' : '✗ ';
    const value = node.text?.[language] ?? (node.value === null ? '–' : `${node.value}${node.unit ? ` ${node.unit[language]}` : ''}`);
    const required = node.required ? (language === 'zh' ? `（${node.required.zh}）` : ` (${node.required.en})`) : '';
    return `${'  '.repeat(depth)}${mark}${node.label[language]}${language === 'zh' ? '：' : ': '}${value}${required}`;
  });
}
