// The part of the build that says which modules come together: a hundred and fifty icons and operations of a few hundred bytes are no files of their own.
import type { Rolldown } from 'vite';

type Group = Rolldown.CodeSplittingGroup;
type Modules = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** All that a page loads at once: the entry and what it imports statically, and so on. */
function closureOf(entry: string, modules: Modules): Set<string> {
  const found = new Set<string>();
  const wanted = [entry];
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    // The graph reuses its lists: they are copied before the next question.
    wanted.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/**
 * The console's first page in three pieces beside its entry: `base` is shared with another page, which must not load the console for it;
 * `frame` are the libraries, under one name that lasts from release to release; `shell` is what else the first page needs.
 */
export function firstChunks({ console: entry, others }: { console: string; others: string[] }): Group[] {
  let closures: { own: Set<string>; shared: Set<string> } | null = null;
  const look = (modules: Modules) => {
    if (closures) return closures;
    // The entry itself stays one: it is what begins the page.
    const begins = new Set([entry, ...(modules.getModuleInfo(entry)?.importedIds ?? [])]);
    closures = {
      own: new Set([...closureOf(entry, modules)].filter((id) => !begins.has(id))),
      shared: new Set(others.flatMap((each) => [...closureOf(each, modules)])),
    };
    return closures;
  };
  return [
    { name: (id, modules) => { const { own, shared } = look(modules); return own.has(id) && shared.has(id) ? 'base' : null; }, priority: 3 },
    { name: 'frame', test: /node_modules[\\/](react|react-dom|react-router|react-router-dom|scheduler|@tanstack|@emotion|@apollo|graphql|ra-core|ra-data-graphql|ra-i18n-polyglot|node-polyglot|react-hook-form|@casl)[\\/]/, priority: 2 },
    { name: (id, modules) => (look(modules).own.has(id) ? 'shell' : null), priority: 1 },
  ];
}
