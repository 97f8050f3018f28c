// P42: what can be unsafe is found in the sources themselves, before it runs.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { type ESTree, parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { allNouns } from '../../schema/base.ts';
import { entities } from '../../schema/entities.ts';
import { apiSchema } from '../../server/api-schema.ts';
import { isDoorRoot } from '../../server/core/read/resolvers.ts';
import { ruleOf } from '../../server/core/read/row-rules.ts';
import { MUTATION_GATES, QUERY_GATES } from '../../server/platform/access/mutation.matrix.ts';
import { guardRoots } from '../../server/platform/access/root-guard.ts';

/** Files that make SQL from names of the house's own (nouns, edges, rules), every value bound; proved by their own property tests. */
const COMPILERS = /^server\/(core\/(read|rule-tree)\/|platform\/outbox\/visible\.ts$)/;
const SQL = /\b(select\s|insert\s+into\s|update\s+\w+(\s+\w+)?\s+set\s|delete\s+from\s|truncate\s|alter\s+table\s|order\s+by\s|group\s+by\s)/i;
/** Whatever stands in their argument becomes a bound value. */
const BINDERS = /^(bind|param|\w+\.(bind|param|constant))$/;
/** Names under which what callers send goes through the house. */
const OUTSIDE = new Set(['input', 'args', 'request', 'req', 'body', 'payload', 'variables', 'headers', 'cookie']);
const OUTSIDE_TYPE = /\b(string|unknown|any|\w+Input|\w+Request)\b/;

const sources = (root: string, ends: RegExp): string[] =>
  readdirSync(root, { recursive: true }).map(String).filter((name) => ends.test(name)).map((name) => path.posix.join(root, name.replaceAll('\\', '/'))).sort();

type Node = ESTree.Node;
/** What stands right below a node. */
const below = (node: Node): Node[] => Object.values(node).flat().filter((value): value is Node => typeof (value as Node | null)?.type === 'string');
/** A text that is written here, whole. */
const isWritten = (node: Node): node is ESTree.StringLiteral | ESTree.TemplateLiteral => (node.type === 'Literal' && typeof node.value === 'string') || (node.type === 'TemplateLiteral' && node.expressions.length === 0);

/** Statements of a file whose text depends on what callers send. */
function unboundSql(file: string, text = readFileSync(file, 'utf8')): string[] {
  if (!SQL.test(text) && !/\.(addO|o)rderBy|\.(addG|g)roupBy|\.having/.test(text)) return [];
  const { program, errors } = parseSync(file, text);
  if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`);
  const said = (node: Node): string => text.slice(node.start, node.end);
  const found: string[] = [];
  const complain = (node: Node, what: string): void => { found.push(`${file}:${text.slice(0, node.start).split('\n').length} ${what}`); };

  /** Free names of an expression, those inside a binder's arguments left out. */
  const namesIn = (node: Node, names = new Set<string>()): Set<string> => {
    if (node.type === 'CallExpression' && BINDERS.test(said(node.callee))) return names;
    if (node.type === 'Identifier') return names.add(node.name);
    for (const child of node.type === 'MemberExpression' && !node.computed ? [node.object] : below(node)) namesIn(child, names);
    return names;
  };
  /** Texts that an exported function is called with from elsewhere: what it puts into SQL must not be one of them. */
  const givenTo = (made: Node): string[] => (made.type !== 'FunctionDeclaration' ? [] : made.params.flatMap((parameter) => {
    const bare = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const type = 'typeAnnotation' in bare ? bare.typeAnnotation : null;
    return type && OUTSIDE_TYPE.test(said(type)) ? boundBy(bare) : [];
  }));
  const visit = (node: Node, known: ReadonlySet<string>): void => {
    const outside = node.type === 'ExportNamedDeclaration' && node.declaration ? new Set([...known, ...givenTo(node.declaration)]) : known;
    if (node.type === 'TemplateLiteral' && node.expressions.length && SQL.test(said(node))) {
      for (const part of node.expressions) for (const name of namesIn(part)) if (OUTSIDE.has(name) || outside.has(name)) complain(part, `\${${said(part).slice(0, 60)}}`);
    }
    if (node.type === 'BinaryExpression' && node.operator === '+' && [node.left, node.right].some((side) => isWritten(side) && SQL.test(said(side)))) complain(node, 'SQL joined with +');
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !node.callee.computed && /^(orderBy|addOrderBy|groupBy|addGroupBy|having)$/.test(said(node.callee.property))) {
      const [by] = node.arguments;
      if (by && !isWritten(by)) complain(node, `${said(node.callee.property)} by a text that is not written here`);
    }
    for (const child of below(node)) visit(child, outside);
  };
  visit(program, new Set());
  return found;
}

/** The names that a parameter gives its function. */
function boundBy(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'Property') return boundBy(pattern.value);
  return pattern.type === 'TSTypeAnnotation' ? [] : below(pattern).flatMap(boundBy);
}

describe('P42: SQL', () => {
  test('P42: no statement outside the compilers is made of what callers send', () => {
    const files = [...sources('server', /\.ts$/), ...sources('seeds', /\.ts$/)].filter((file) => !COMPILERS.test(file));
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => unboundSql(file))).toEqual([]);
  });

  test.each([
    ['export function f(ctx: Context, name: string) { return ctx.db.query(`select * from t where name = \'${name}\'`); }', 1],
    ['export function f(ctx: Context, input: SaveInput) { return q(`select 1 from t order by ${input.sort}`); }', 1],
    ['export async function f({ id }: { id: string }) { await q(`delete from t where id = ${id}`); }', 1],
    ["const f = (x: string) => q('select * from t where a = ' + x);", 1],
    ['const f = (word: string) => b.orderBy(word);', 1],
    ['export function f(name: string) { return q(`select * from t where name = ${bind(name)}`); }', 0],
    ['const f = () => q(`select ${COLUMNS} from t`);', 0],
  ])('P42: the rule itself sees %s', (text, count) => { expect(unboundSql('sample.ts', text)).toHaveLength(count); });
});

describe('P42: rights', () => {
  test('P42: no root field runs without a line in the matrix, and one without a line stops the start', () => {
    const schema = apiSchema();
    const bare = [
      ...Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !(name in MUTATION_GATES)),
      ...Object.keys(schema.getQueryType()?.getFields() ?? {}).filter((name) => !isDoorRoot(name) && !(name in QUERY_GATES)),
    ];
    expect(bare).toEqual([]);
    const open = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { secrets: { type: GraphQLString, resolve: () => 'x' } } }) });
    expect(() => guardRoots(open, () => false)).toThrow(/Query\.secrets/);
    // Lines for fields that are gone would hide a misspelt one.
    expect(Object.keys(MUTATION_GATES).filter((name) => !schema.getMutationType()?.getFields()[name])).toEqual([]);
    expect(Object.keys(QUERY_GATES).filter((name) => !schema.getQueryType()?.getFields()[name])).toEqual([]);
  });

  test('P42: no table class without a noun, no noun without a row rule', () => {
    const nouns = new Set<unknown>(allNouns().map((noun) => noun.target));
    expect(entities.filter((entity) => !nouns.has(entity)).map((entity) => entity.name)).toEqual([]);
    for (const noun of allNouns()) expect(ruleOf(noun.name), noun.name).toBeTruthy();
  });
});

describe('P42: the browser', () => {
  test('P42: no HTML, no code and no token is made from text', () => {
    const forbidden = [/dangerouslySetInnerHTML/, /\.(inner|outer)HTML\s*=/, /insertAdjacentHTML/, /document\.write\(/, /\beval\(/, /new Function\(/, /javascript:/i, /(local|session)Storage\.setItem\([^)]*token/i];
    const found = sources('admin', /\.(tsx?|html)$/).flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap((line, i) => (forbidden.some((rule) => rule.test(line)) ? [`${file}:${i + 1} ${line.trim().slice(0, 80)}`] : [])));
    expect(found).toEqual([]);
  });

  test('P42: the server evaluates no text as code and starts no shell', () => {
    const forbidden = [/\beval\(/, /new Function\(/, /\bvm\.run/, /child_process['"].*\bexec\b(?!File)/, /shell:\s*true/];
    const found = sources('server', /\.(ts|mjs)$/).flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap((line, i) => (forbidden.some((rule) => rule.test(line)) ? [`${file}:${i + 1} ${line.trim().slice(0, 80)}`] : [])));
    expect(found).toEqual([]);
  });
});
