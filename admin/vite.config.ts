// The build of the console and of the public pages: one light first chunk each, heavy parts (charts, builder, command search) only when they are opened.
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { firstChunks } from './chunks.build.ts';
import { offline } from './offline.build.ts';
import { languages } from './vite.words.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const server = `http://127.0.0.1:${process.env.PORT ?? 4000}`;

/** Packs what is sent often, once, at build time; the server hands the packed files out. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue;
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        if (source.length < 1024) continue;
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(source, { level: 9 }) });
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) });
      }
    },
  },
};

export default defineConfig({
  root,
  base: '/',
  plugins: [react(), languages(root), offline, packed],
  resolve: {
    // Libraries that nothing here needs: an exporter in the browser, a guesser of plurals, a maker of names; 7 kB of the first page.
    alias: { 'jsonexport/dist/index.js': `${root}provider/no-exporter.ts`, pluralize: `${root}provider/no-plural.ts`, inflection: `${root}provider/no-inflection.ts` },
    dedupe: ['react', 'react-dom', 'ra-core', 'react-router', 'react-router-dom', '@tanstack/react-query', 'graphql'],
  },
  build: {
    outDir: fileURLToPath(new URL('../dist/admin', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: `${root}index.html`, portal: `${root}portal.html`, worker: `${root}runner/worker.ts` },
      output: {
        // A worker stands at one address for ever.
        entryFileNames: (chunk) => (chunk.name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        // What every page needs lasts from release to release, or comes in one piece; heavy parts stay with the screen that opens them.
        codeSplitting: { groups: firstChunks({ console: `${root}index.html`, others: [`${root}portal.html`, `${root}runner/worker.ts`] }) },
      },
    },
  },
  server: {
    proxy: { '/graphql': { target: server, ws: true }, '/files': server, '/health': server, '/portal/api': server, '/auth': server },
  },
});
