// A rule while it is being written: a tree with names for its places, its edits as pure steps, and the way to and from the wire.
export type Scalar = string | number | boolean | null;
export type RuleValue = Scalar | Scalar[];
export type RulePath = (string | number)[];
export interface RuleCondition { field: string; op: string; value?: RuleValue; params?: Record<string, RuleValue> }
export type RuleNode = { all: RuleNode[]; label?: string } | { any: RuleNode[]; label?: string } | { not: RuleNode } | RuleCondition;

export interface Label { zh: string; en: string }
export interface Choice { value: string; label: Label; group?: Label; param?: string }
export interface ParamField { key: string; type: string; label: Label; unit?: Label; options?: { value: Scalar; label: Label }[]; source?: string; many?: boolean; fallback?: Scalar; min?: number; max?: number }
/** A field as the server's catalogue describes it. */
export interface RuleField {
  key: string; type: string; label: Label; group: Label; unit?: Label; source?: string; options?: { value: Scalar; label: Label }[]; params: ParamField[];
  ops: { key: string; label: Label; takes: 'one' | 'two' | 'many' | 'days' | 'none'; note?: Label }[];
}
export interface FieldCatalogue { fields: RuleField[]; choices: Record<string, Choice[]> }

interface Place { id: string; /** What it says is left out. */ not: boolean }
export interface EditorGroup extends Place { kind: 'group'; mode: 'all' | 'any'; label?: string; children: EditorNode[] }
export interface EditorCondition extends Place { kind: 'condition'; field: string; op: string; value?: RuleValue; params: Record<string, RuleValue> }
export type EditorNode = EditorGroup | EditorCondition;

let last = 0;
const newId = (): string => { last += 1; return `n${last}`; };
export const newCondition = (not = false): EditorCondition => ({ id: newId(), kind: 'condition', not, field: '', op: '', params: {} });
export const newGroup = (children: EditorNode[] = [newCondition()], mode: 'all' | 'any' = 'any'): EditorGroup => ({ id: newId(), kind: 'group', mode, not: false, children });

/** Reads a stored rule; its root becomes a group. */
export function fromRule(rule: RuleNode | null | undefined): EditorGroup {
  const read = (node: RuleNode): EditorNode => {
    if ('not' in node) {
      const inner = read(node.not);
      return inner.not ? { ...newGroup([inner], 'all'), not: true } : { ...inner, not: true };
    }
    if ('all' in node) return { id: newId(), kind: 'group', mode: 'all', not: false, children: node.all.map(read), ...(node.label ? { label: node.label } : {}) };
    if ('any' in node) return { id: newId(), kind: 'group', mode: 'any', not: false, children: node.any.map(read), ...(node.label ? { label: node.label } : {}) };
    return { id: newId(), kind: 'condition', not: false, field: node.field, op: node.op, value: node.value, params: node.params ?? {} };
  };
  if (!rule) return newGroup([newCondition()], 'all');
  const root = read(rule);
  return root.kind === 'group' && !root.not ? root : newGroup([root], 'all');
}

/** The rule for the wire, and which place of it is which node of the editor. */
export function toRule(root: EditorGroup): { rule: RuleNode; idAt: (path: RulePath) => string | undefined } {
  const places = new Map<string, string>();
  const write = (node: EditorNode, path: RulePath): RuleNode => {
    places.set(JSON.stringify(path), node.id);
    const inner = node.not ? [...path, 'not'] : path;
    places.set(JSON.stringify(inner), node.id);
    const plain: RuleNode = node.kind === 'condition'
      ? { field: node.field, op: node.op, ...(node.value === undefined ? {} : { value: node.value }), ...(Object.keys(node.params).length > 0 ? { params: node.params } : {}) }
      : { [node.mode]: node.children.map((child, at) => write(child, [...inner, node.mode, at])), ...(node.label ? { label: node.label } : {}) } as RuleNode;
    return node.not ? { not: plain } : plain;
  };
  const rule = write(root, []);
  return { rule, idAt: (path) => places.get(JSON.stringify(path)) };
}

/** The same tree with one node changed; `null` takes it out. */
export function change(root: EditorGroup, id: string, edit: (node: EditorNode) => EditorNode | null): EditorGroup {
  const walk = (node: EditorNode): EditorNode | null => {
    const here = node.id === id ? edit(node) : node;
    if (!here || here.kind === 'condition') return here;
    const children = here.children.map(walk).filter((child) => child !== null);
    return children.length === here.children.length && children.every((child, at) => child === here.children[at]) ? here : { ...here, children };
  };
  return (walk(root) ?? newGroup([newCondition()], 'all')) as EditorGroup;
}
export const append = (root: EditorGroup, groupId: string, node: EditorNode): EditorGroup =>
  change(root, groupId, (group) => (group.kind === 'group' ? { ...group, children: [...group.children, node] } : group));

/** Takes a node out; a group that is left empty goes with it, except the root. */
export function remove(root: EditorGroup, id: string): EditorGroup {
  const prune = (node: EditorGroup): EditorGroup => ({
    ...node, children: node.children.map((child) => (child.kind === 'group' ? prune(child) : child)).filter((child) => child.kind === 'condition' || child.children.length > 0),
  });
  return prune(change(root, id, () => null));
}

/** A copy of a node under new names, put after it. */
export function duplicate(root: EditorGroup, id: string): EditorGroup {
  const copy = (node: EditorNode): EditorNode => (node.kind === 'group' ? { ...node, id: newId(), children: node.children.map(copy) } : { ...node, id: newId() });
  return mapParents(root, (children) => children.flatMap((child) => (child.id === id ? [child, copy(child)] : [child])));
}

/** One place up or down among its neighbours. */
export function step(root: EditorGroup, id: string, by: -1 | 1): EditorGroup {
  return mapParents(root, (children) => {
    const at = children.findIndex((child) => child.id === id);
    const to = at + by;
    if (at < 0 || to < 0 || to >= children.length) return children;
    const next = [...children];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(to, 0, moved);
    return next;
  });
}

/** Puts a node before another one, wherever that stands; into itself it does not go. */
export function moveBefore(root: EditorGroup, id: string, targetId: string): EditorGroup {
  const moved = find(root, id);
  if (!moved || id === targetId || find(moved, targetId)) return root;
  return remove(mapParents(mark(root, id), (children) => children.flatMap((child) => (child.id === targetId ? [moved, child] : [child]))), MOVED);
}
const MOVED = 'moved';
const mark = (root: EditorGroup, id: string): EditorGroup => change(root, id, (node) => ({ ...node, id: MOVED }));

export function find(node: EditorNode, id: string): EditorNode | undefined {
  if (node.id === id) return node;
  if (node.kind === 'condition') return undefined;
  for (const child of node.children) { const found = find(child, id); if (found) return found; }
  return undefined;
}
function mapParents(group: EditorGroup, edit: (children: EditorNode[]) => EditorNode[]): EditorGroup {
  return { ...group, children: edit(group.children).map((child) => (child.kind === 'group' ? mapParents(child, edit) : child)) };
}

const isBlank = (value: RuleValue | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && (value.length === 0 || value.some((each) => isBlank(each))));

/** Is everything filled in? What is not takes no part in the count. */
export function isComplete(condition: EditorCondition, field: RuleField | undefined): boolean {
  const op = field?.ops.find((each) => each.key === condition.op);
  if (!field || !op) return false;
  if (field.params.some((param) => param.fallback === undefined && isBlank(condition.params[param.key]))) return false;
  if (op.takes === 'none') return true;
  return op.takes === 'two' ? Array.isArray(condition.value) && condition.value.length === 2 && !isBlank(condition.value) : !isBlank(condition.value);
}
/** A condition about another field: its first comparison, parameters as they usually are. */
export function withField(condition: EditorCondition, field: RuleField | undefined): EditorCondition {
  const params = Object.fromEntries((field?.params ?? []).flatMap((param) => (param.fallback === undefined || param.fallback === null ? [] : [[param.key, param.fallback]])));
  return { ...condition, field: field?.key ?? '', op: field?.ops[0]?.key ?? '', value: field?.type === 'boolean' ? true : undefined, params };
}
/** Another comparison: the value stays where the shape stays. */
export function withOp(condition: EditorCondition, field: RuleField, op: string): EditorCondition {
  const takes = (key: string) => field.ops.find((each) => each.key === key)?.takes;
  return { ...condition, op, value: takes(op) === takes(condition.op) ? condition.value : undefined };
}
