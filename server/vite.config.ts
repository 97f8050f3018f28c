// The server's bundle: our sources in one file, every package left outside.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  publicDir: false,
  ssr: { external: true },
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
