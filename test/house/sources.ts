// Reads the sources as a person would: which files there are, what each imports, and how.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROOMS = ['schema', 'migrations', 'seeds', 'server', 'admin', 'test'];

export interface Arrow {
  from: string;
  /** Path from the root; null when there is no such file. */
  to: string | null;
  said: string;
  /** type: gone after compiling; lazy: `import()`; value: runs when the file is loaded. */
  kind: 'type' | 'lazy' | 'value';
}

const walk = (folder: string): string[] => readdirSync(path.join(ROOT, folder)).flatMap((name) => {
  const file = `${folder}/${name}`;
  return statSync(path.join(ROOT, file)).isDirectory() ? (name === '.artifacts' || name === 'node_modules' ? [] : walk(file)) : [file];
});

/** Every file of the rooms, by its path from the root. */
export const files: readonly string[] = ROOMS.flatMap(walk).sort();
/** Those that are programs. */
export const sources: readonly string[] = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && file !== 'schema/contract.ts' && !file.endsWith('.d.mts'));

const texts = new Map<string, string>();
export function textOf(file: string): string {
  let text = texts.get(file);
  if (text === undefined) texts.set(file, (text = readFileSync(path.join(ROOT, file), 'utf8')));
  return text;
}

// Imports stand at the beginning of a line; a comment or a program inside a text is none.
const STATIC = /^(?:import|export)\s+(?:(type)\s+)?([^'";]*?\sfrom\s+|)'(\.[^']+)'/gm;
const LAZY = /\bimport\(\s*'(\.[^']+)'\s*\)(\.\w)?/g;
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

function read(file: string): Arrow[] {
  const found: Arrow[] = [];
  const add = (said: string, kind: Arrow['kind']): void => {
    const to = path.posix.normalize(path.posix.join(path.posix.dirname(file), said));
    found.push({ from: file, said, kind, to: existsSync(path.join(ROOT, to)) ? to : null });
  };
  const text = withoutComments(textOf(file));
  for (const [, word, names = '', said = ''] of text.matchAll(STATIC)) {
    const listed = /^\{([^}]*)\}/.exec(names.trim())?.[1]?.split(',').map((name) => name.trim()).filter(Boolean);
    add(said, word === 'type' || (listed?.length && listed.every((name) => name.startsWith('type '))) ? 'type' : 'value');
  }
  // `import('./x.ts').Name` is a type, `(await import('./x.ts')).name` is not.
  for (const [, said = '', member] of text.matchAll(LAZY)) add(said, member && !/^\.(then|catch)/.test(member) && file.endsWith('.ts') && /^\.[A-Z]/.test(member) ? 'type' : 'lazy');
  return found;
}

/** Every import of one file of ours by another. */
export const arrows: readonly Arrow[] = sources.flatMap(read);

/** `server/customers/tag.service.ts` -> `server/customers`; files that lie in the room itself answer their own path. */
export function roomOf(file: string): string {
  const [room = '', inner = '', ...rest] = file.split('/');
  if (room === 'test' || room === 'seeds' || room === 'migrations') return room;
  return rest.length ? `${room}/${inner}` : file;
}
