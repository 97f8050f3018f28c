// The built program's door, beside the bundle as cli.mjs: loads it with what V8 made of it at build time, for a fifth of a start was compiling.
import { readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const here = dirname(fileURLToPath(import.meta.url));
/** Set by the build alone: keep what is compiled, instead of using what is kept. */
const isKeeping = process.env.AFTERCARE_KEEP_CODE === 'true';
const kept = (file) => `${file}.code`;
const scripts = new Map();

function read(file) {
  try { return readFileSync(file); } catch { return undefined; }
}

/** Wraps Node's own way to compile a file of the bundle; whatever does not fit (another Node, a flag) is compiled as ever. */
function withKeptCode(compile) {
  return function compileKept(content, file) {
    const code = file.startsWith(here + sep) ? read(kept(file)) : undefined;
    if (!code && !(isKeeping && file.startsWith(here + sep))) return compile.call(this, content, file);
    const script = new vm.Script(Module.wrap(content), { filename: file, cachedData: code, importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
    if (isKeeping) scripts.set(file, script);
    return script.runInThisContext().call(this.exports, this.exports, createRequire(file), this, file, dirname(file));
  };
}

if (vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER) Module.prototype._compile = withKeptCode(Module.prototype._compile);
if (isKeeping) process.on('exit', () => { for (const [file, script] of scripts) writeFileSync(kept(file), script.createCachedData()); });

export const { run } = createRequire(import.meta.url)('./cli.cjs');
