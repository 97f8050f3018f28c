// The theme keeps its promises: contrast of every pair in both modes, colours in one place, two weights.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeTheme } from '../../admin/theme/theme.ts';
import { chart, color, type Mode, ramp } from '../../admin/theme/tokens.ts';
import { variables } from '../../admin/theme/variables.ts';

const admin = fileURLToPath(new URL('../../admin/', import.meta.url));
const files = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const path = `${folder}/${name}`;
  return statSync(path).isDirectory() ? files(path) : [path];
});

/** WCAG 2 contrast of two hex colours. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each<Mode>(['light', 'dark'])('in %s', (mode) => {
  const c = color[mode];
  const grounds = ['surface', 'canvas', 'sunken', 'hover', 'selected'] as const;
  test('text reads at 4.5 to 1 on every ground', () => {
    for (const ground of grounds) {
      for (const name of ['text', 'text2', 'text3', 'accent', 'ok', 'soon', 'late', 'paused', 'gold'] as const) {
        expect(contrast(c[name], c[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
  test('text reads on its own soft ground, and words on ink', () => {
    for (const name of ['accent', 'ok', 'soon', 'late', 'paused', 'gold', 'plum', 'teal', 'olive'] as const) {
      expect(contrast(c[name], c[`${name}Soft`]), name).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(c.onInk, c.ink)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(c.onInk, c.inkHover)).toBeGreaterThanOrEqual(4.5);
  });
  test('edges, dots and chart hues stand out at 3 to 1', () => {
    for (const ground of grounds) {
      for (const name of ['control', 'okDot', 'soonDot', 'lateDot', 'pausedDot'] as const) {
        expect(contrast(c[name], c[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
    for (const hue of chart[mode]) expect(contrast(hue, c.surface), hue).toBeGreaterThanOrEqual(3);
  });
  test('the value printed in a cell of a ramp reads at 4.5 to 1', () => {
    for (const steps of [ramp.heat[mode], ramp.mono[mode]]) {
      for (const step of steps) expect(contrast(c[step.label], step.fill), step.fill).toBeGreaterThanOrEqual(4.5);
    }
  });
  test('the theme acts in ink, points in indigo, knows two weights and no ripple', () => {
    const theme = makeTheme(mode);
    expect(theme.palette.primary.main).toBe(c.ink);
    expect(theme.palette.secondary.main).toBe(c.accent);
    const weights = new Set(Object.values(theme.typography).map((each) => (each as { fontWeight?: number | string })?.fontWeight).filter((weight) => weight && weight !== 'inherit'));
    expect([...weights].sort()).toEqual([400, 600]);
    expect(theme.components?.MuiButtonBase?.defaultProps?.disableRipple).toBe(true);
  });
});

test('no colour is written outside the theme', () => {
  const guilty = files(admin.replace(/\/$/, '')).filter((file) => /\.(tsx?|css)$/.test(file) && !/theme\/(tokens|variables)\.ts$/.test(file))
    .flatMap((file) => (readFileSync(file, 'utf8').match(/#[0-9a-fA-F]{3,8}\b(?![\w-])/g) ?? []).map((hex) => `${file.slice(admin.length)} ${hex}`));
  expect(guilty).toEqual([]);
});

test('every custom property that a style uses is defined', () => {
  const sources = files(admin.replace(/\/$/, ''));
  // The theme's, and those that a window's own sheet gives to itself.
  const sheet = variables() + sources.filter((file) => file.endsWith('.css')).map((file) => readFileSync(file, 'utf8')).join('');
  const local = new Set(['--row']);
  const used = new Set(sources.filter((file) => /\.(tsx?|css)$/.test(file))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/var\((--[a-z0-9-]+)\)/g)].map((match) => match[1] as string)));
  expect([...used].filter((name) => !local.has(name) && !sheet.includes(`${name}:`))).toEqual([]);
});
