// P42: what can be unsafe is found in the sources themselves, before it runs.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import ts from 'typescript';
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
const parsed = (file: string, text = readFileSync(file, 'utf8')): ts.SourceFile => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

/** Free names of an expression, those inside a binder's arguments left out. */
function namesIn(node: ts.Node, found = new Set<string>()): Set<string> {
  if (ts.isCallExpression(node) && BINDERS.test(node.expression.getText())) return found;
  if (ts.isIdentifier(node)) { found.add(node.text); return found; }
  if (ts.isPropertyAccessExpression(node)) return namesIn(node.expression, found);
  node.forEachChild((child) => { namesIn(child, found); });
  return found;
}

/** Texts that an exported function is called with from elsewhere: what it puts into SQL must not be one of them. */
function givenFromOutside(node: ts.Node): Set<string> {
  const names = new Set<string>();
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (!ts.isFunctionDeclaration(at) || !at.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)) continue;
    for (const parameter of at.parameters) {
      if (!parameter.type || !OUTSIDE_TYPE.test(parameter.type.getText())) continue;
      const gather = (name: ts.BindingName): void => { if (ts.isIdentifier(name)) names.add(name.text); else for (const e of name.elements) if (ts.isBindingElement(e)) gather(e.name); };
      gather(parameter.name);
    }
  }
  return names;
}

/** Statements of a file whose text depends on what callers send. */
function unboundSql(file: string, text = readFileSync(file, 'utf8')): string[] {
  if (!SQL.test(text) && !/\.(addO|o)rderBy|\.(addG|g)roupBy|\.having/.test(text)) return [];
  const found: string[] = [];
  const source = parsed(file, text);
  const complain = (node: ts.Node, what: string): void => { found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`); };
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) && SQL.test(node.getText())) {
      const outside = givenFromOutside(node);
      for (const span of node.templateSpans) for (const name of namesIn(span.expression)) if (OUTSIDE.has(name) || outside.has(name)) complain(span, `\${${span.expression.getText().slice(0, 60)}}`);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken && [node.left, node.right].some((side) => ts.isStringLiteralLike(side) && SQL.test(side.text))) complain(node, 'SQL joined with +');
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && /^(orderBy|addOrderBy|groupBy|addGroupBy|having)$/.test(node.expression.name.text)) {
      if (node.arguments[0] && !ts.isStringLiteralLike(node.arguments[0])) complain(node, `${node.expression.name.text} by a text that is not written here`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
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
