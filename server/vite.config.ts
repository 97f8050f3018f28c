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
      input: `${root}server/cli.ts`,
      // Stack traces and TypeORM's messages should name the classes as they are written.
      output: { entryFileNames: 'cli.mjs', chunkFileNames: '[name]-[hash].mjs', keepNames: true },
    },
  },
});
