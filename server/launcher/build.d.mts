// Types of build.mjs, for the tests that are TypeScript.
export function ensureBuilt(...targets: ('admin' | 'server')[]): Promise<void>;
