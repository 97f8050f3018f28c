// The part of the build that makes the runner a page to install: its manifest and icons, and the list of files that its worker keeps on the phone.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Transformer } from '@napi-rs/image';
import type { Plugin, Rolldown } from 'vite';
import { color } from './theme/tokens.ts';

type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss?: Set<string>; importedAssets?: Set<string> } };
/** Screens and words that must be there without network; what they import statically comes with them. */
const WANTED = /[\\/]admin[\\/](runner[\\/]|words(-more)?\.(zh|en)\.ts|layout[\\/]UnsentDialog)|graphql-ws/;

const svg = readFileSync(fileURLToPath(new URL('./public/icon.svg', import.meta.url)), 'utf8');
const drawn = (size: number, padding: number): Promise<Buffer> => {
  // Phones cut icons to shapes of their own: what counts keeps away from the edge.
  const around = padding ? svg.replace('viewBox="0 0 24 24"', `viewBox="${-padding} ${-padding} ${24 + 2 * padding} ${24 + 2 * padding}"`).replace('<rect width="24" height="24" rx="7"', `<rect x="${-padding}" y="${-padding}" width="${24 + 2 * padding}" height="${24 + 2 * padding}"`) : svg;
  return Transformer.fromSvg(around.replace('<svg ', `<svg width="${size}" height="${size}" `)).png();
};

const manifest = {
  id: '/run', name: 'Aftercare 现场检查', short_name: '现场检查', description: '没有网络也能填写的门店检查 · Store checks that are filled without network', lang: 'zh-CN', start_url: '/run', scope: '/', display: 'standalone', orientation: 'portrait',
  background_color: color.light.canvas, theme_color: color.light.ink,
  icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }, { src: '/icon-512.png', sizes: '512x512', type: 'image/png' }, { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' }],
};

/** Every file that the chunks need, those they fetch later only where they are wanted themselves. */
function shellOf(bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name] as Chunk | undefined;
    if (chunk?.type !== 'chunk' || files.has(name)) return;
    files.add(name);
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset);
    for (const next of chunk.imports) add(next);
  };
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type !== 'chunk' || file.name === 'worker' || file.name === 'portal') continue;
    if (file.name === 'index' && file.isEntry) add(name);
    else if (!file.isEntry && file.moduleIds.some((id) => WANTED.test(id))) add(name);
  }
  return [...files].map((name) => `/${name}`).sort();
}

/** To stand before what packs the bundle. */
export const offline: Plugin = {
  name: 'offline',
  apply: 'build',
  async generateBundle(_options, bundle) {
    this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(manifest) });
    for (const [name, size, padding] of [['icon-192', 192, 0], ['icon-512', 512, 0], ['icon-maskable-512', 512, 4]] as const) this.emitFile({ type: 'asset', fileName: `${name}.png`, source: await drawn(size, padding) });
    const files = [...shellOf(bundle as Rolldown.OutputBundle), '/icon.svg', '/manifest.webmanifest'];
    const html = bundle['index.html'];
    const version = createHash('sha256').update(files.join('\n')).update(html?.type === 'asset' ? String(html.source) : '').digest('hex').slice(0, 12);
    const worker = bundle['worker.js'];
    if (worker?.type !== 'chunk') throw new Error('The worker of the runner was not built');
    const code = worker.code.replace(/(['"`])%SHELL%\1/, JSON.stringify(JSON.stringify({ version, files })));
    if (code === worker.code) throw new Error('The worker has no place for its list');
    worker.code = code;
  },
};
