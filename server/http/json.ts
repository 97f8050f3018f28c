// Reads a request body as JSON, more strictly than JSON.parse: no name twice, no prototype names, not too deep, storable text.
import { AppError } from '../core/errors.ts';
import { httpReasons } from './http.messages.ts';
import { isPlainText, LIMITS } from './limits.ts';

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
// A backslash counts only where it does not stand behind another one; the walk behind this test looks closely.
const SUSPECT = /\\u(?:0000|d[89a-f])|\\{2}u/i;

const broken = (): never => { throw new AppError('VALIDATION', httpReasons.BODY_NOT_JSON); };
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The body's value; throws VALIDATION for anything that two readers might understand differently. */
export function parseBody(bytes: Uint8Array): unknown {
  let text = '';
  let value: unknown;
  try { text = utf8.decode(bytes); value = JSON.parse(text); } catch { broken(); }
  checkNames(text);
  if (SUSPECT.test(text) || text.includes('\0')) checkTexts(value);
  return value;
}

/** Names stand once in their object, and none is one that a prototype answers to. */
function checkNames(text: string): void {
  const open: (Set<string> | null)[] = [];
  let before = '';
  TOKENS.lastIndex = 0;
  for (let match = TOKENS.exec(text); match; match = TOKENS.exec(text)) {
    const token = match[0];
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > LIMITS.jsonDepth) throw new AppError('LIMIT', httpReasons.DOCUMENT_TOO_LARGE, { params: { what: 'jsonDepth', limit: LIMITS.jsonDepth } });
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const names = open[open.length - 1];
      const name = before.includes('\\') ? (JSON.parse(before) as string) : before.slice(1, -1);
      if (!names || names.has(name) || name === '__proto__') broken();
      names?.add(name);
    }
    before = token;
  }
}

function checkTexts(value: unknown): void {
  if (typeof value === 'string') {
    if (!isPlainText(value)) throw new AppError('VALIDATION', httpReasons.TEXT_BROKEN);
  } else if (Array.isArray(value)) for (const item of value) checkTexts(item);
  else if (value && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) { checkTexts(name); checkTexts(item); }
  }
}
