// The build's part in languages: each language's words are written out by themselves, first what the first page says, then the rest.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Plugin, runnerImport } from 'vite';

type Dictionary = Record<string, unknown>;

/** Files whose code is there with the first lists: what these import, and on; screens that are fetched later are not followed. */
export function earlyFiles(root: string): string[] {
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file) || !existsSync(file)) return;
    found.add(file);
    for (const [, from] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b(?! type)[^'";]*'(\.[^']+\.tsx?)'/gm)) follow(path.resolve(path.dirname(file), from as string));
  };
  // A screen that says it is early (rooms.ts) waits for no further words.
  follow(path.join(root, 'main.tsx'));
  for (const file of [...found]) {
    for (const [, from] of readFileSync(file, 'utf8').matchAll(/import\('(\.[^']+)'\), '\w+', true\)/g)) follow(path.resolve(path.dirname(file), from as string));
  }
  return [...found];
}

/** Keys that these files name: whole, or by how they begin or end (`t(\`state.${one}\`)`). */
export function keysNamedIn(files: readonly string[]): (key: string) => boolean {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  const endings = new Set<string>();
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    for (const [, text] of source.matchAll(/['"`]([\w.:-]+)['"`]/g)) whole.add(text as string);
    for (const [, text] of source.matchAll(/`([\w.:-]+[.:])\$\{/g)) beginnings.add(text as string);
    for (const [, text] of source.matchAll(/\}([.:][\w.:-]+)`/g)) endings.add(text as string);
  }
  return (key) => whole.has(key) || [...beginnings].some((one) => key.startsWith(one)) || [...endings].some((one) => key.endsWith(one));
}

/** Stands in for the files of words: `words.zh.ts` gets what comes first, `words-more.zh.ts` the rest. */
export function languages(root: string): Plugin {
  return {
    name: 'languages',
    apply: 'build',
    async load(id) {
      const [, more, language] = /[\\/]admin[\\/]words(-more)?\.(zh|en)\.ts$/.exec(id) ?? [];
      if (!language) return null;
      const { module } = await runnerImport<{ words: Dictionary }>(path.join(root, `words.${language}.ts`), { configFile: false, root });
      const isEarly = keysNamedIn(earlyFiles(root));
      const picked = Object.fromEntries(Object.entries(module.words).filter(([key]) => (key === 'ra' || isEarly(key)) !== Boolean(more)));
      return `export const words = JSON.parse(${JSON.stringify(JSON.stringify(picked))});`;
    },
  };
}
