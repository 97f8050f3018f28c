// The console's build: one light first chunk, heavy parts (charts, builder, command search) only when they are opened.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const server = `http://127.0.0.1:${process.env.PORT ?? 4000}`;

export default defineConfig({
  root,
  base: '/',
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom', 'ra-core', 'react-router', 'react-router-dom', '@tanstack/react-query', 'graphql'] },
  build: {
    outDir: fileURLToPath(new URL('../dist/admin', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: { '/graphql': { target: server, ws: true }, '/files': server, '/health': server },
  },
});
