// The values of the visual language: colours by theme, type, space, depth, motion and layout; the only place with hex colours.

/** Light and dark, by the same names. */
export type Mode = 'light' | 'dark';

export const color = {
  light: {
    canvas: '#F6F5F1',
    surface: '#FFFFFF',
    sunken: '#FAF9F6',
    hover: '#F2F1EC',
    selected: '#EEF0FC',
    line: '#E6E4DD',
    lineStrong: '#D5D2C8',
    control: '#8C887D',
    text: '#1C1B18',
    text2: '#55524A',
    text3: '#6B675E',
    onInk: '#FFFFFF',
    ink: '#1F1E1B',
    inkHover: '#3A3833',
    accent: '#3547C6',
    accentSoft: '#ECEEFC',
    accentLine: '#B7C0F3',
    ok: '#1E6E49',
    okSoft: '#E6F3EB',
    okDot: '#2E9466',
    soon: '#8A5100',
    soonSoft: '#FDF0DA',
    soonDot: '#C27400',
    late: '#B4231B',
    lateSoft: '#FCEAE7',
    lateDot: '#D63A2F',
    paused: '#5A5772',
    pausedSoft: '#EFEEF4',
    pausedDot: '#7A7796',
    gold: '#7A5B00',
    goldSoft: '#FAF2D6',
    plum: '#6B245C',
    plumSoft: '#F5EAF2',
    teal: '#1E6360',
    tealSoft: '#E2F0EF',
    olive: '#4A5E2C',
    oliveSoft: '#ECF0E2',
    scrim: 'rgba(28,27,24,.36)',
  },
  dark: {
    canvas: '#121214',
    surface: '#1A1A1D',
    sunken: '#161618',
    hover: '#242428',
    selected: '#23263D',
    line: '#2C2C31',
    lineStrong: '#3B3B42',
    control: '#77756F',
    text: '#EDEDEA',
    text2: '#B6B4AE',
    text3: '#96948D',
    onInk: '#161618',
    ink: '#EDEDEA',
    inkHover: '#FFFFFF',
    accent: '#9BA7FF',
    accentSoft: '#262B4B',
    accentLine: '#4A5396',
    ok: '#6CCB9C',
    okSoft: '#173327',
    okDot: '#6CCB9C',
    soon: '#F0B45C',
    soonSoft: '#3A2A10',
    soonDot: '#F0B45C',
    late: '#FF9288',
    lateSoft: '#451E1B',
    lateDot: '#FF7A6E',
    paused: '#B5B1CF',
    pausedSoft: '#2B2938',
    pausedDot: '#9B97BA',
    gold: '#E6C868',
    goldSoft: '#362E14',
    plum: '#DDA9D0',
    plumSoft: '#382435',
    teal: '#7FD3CC',
    tealSoft: '#18322F',
    olive: '#C2D19A',
    oliveSoft: '#2B311E',
    scrim: 'rgba(0,0,0,.56)',
  },
} as const satisfies Record<Mode, Record<string, string>>;


/** Eight hues in fixed order; the first four also differ by dash and marker. */
export const chart = {
  order: ['indigo', 'amber', 'teal', 'vermilion', 'sky', 'plum', 'olive', 'slate'],
  dash: ['solid', [6, 3], [2, 3], [8, 3, 2, 3], 'solid', [6, 3], [2, 3], [8, 3, 2, 3]],
  marker: ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'],
  light: ['#414ECB', '#C07C00', '#29817E', '#CF3600', '#4691C3', '#6B245C', '#5C7438', '#393228'],
  dark: ['#6B69DF', '#E8A31B', '#5FE6DA', '#D1421A', '#62AFE7', '#A55A90', '#DEED70', '#A4998C'],
} as const;

/** One step of a ramp: its fill, and whether its printed value is in the text or the surface colour. */
export interface RampStep { fill: string; label: 'text' | 'surface' }
export const ramp: Record<'heat' | 'mono', Record<Mode, readonly RampStep[]>> = {
  heat: {
    light: [
      { fill: '#F4F3EE', label: 'text' },
      { fill: '#FBE6D6', label: 'text' },
      { fill: '#F6C7A6', label: 'text' },
      { fill: '#EC9D72', label: 'text' },
      { fill: '#D96B42', label: 'text' },
      { fill: '#A93F1E', label: 'surface' },
    ],
    dark: [
      { fill: '#222226', label: 'text' },
      { fill: '#3A2A22', label: 'text' },
      { fill: '#5A3626', label: 'text' },
      { fill: '#85482B', label: 'text' },
      { fill: '#CB7143', label: 'surface' },
      { fill: '#F59E6C', label: 'surface' },
    ],
  },
  mono: {
    light: [
      { fill: '#F1F2FB', label: 'text' },
      { fill: '#DDE1F8', label: 'text' },
      { fill: '#BCC4F1', label: 'text' },
      { fill: '#8F9AE4', label: 'text' },
      { fill: '#5C69D2', label: 'surface' },
      { fill: '#3444B4', label: 'surface' },
    ],
    dark: [
      { fill: '#202232', label: 'text' },
      { fill: '#2A2E4E', label: 'text' },
      { fill: '#3A4174', label: 'text' },
      { fill: '#515BA0', label: 'text' },
      { fill: '#7884D6', label: 'surface' },
      { fill: '#9FA9F8', label: 'surface' },
    ],
  },
};

export const font = {
  family: '-apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
} as const;

export const radius = { s: 4, m: 6, l: 10, xl: 14, pill: 999 } as const;

export const elevation = {
  light: [
    'none',
    '0 1px 2px rgba(28,27,24,.05)',
    '0 4px 16px rgba(28,27,24,.10), 0 0 0 1px rgba(28,27,24,.07)',
    '0 16px 48px rgba(28,27,24,.18), 0 0 0 1px rgba(28,27,24,.08)',
  ],
  dark: [
    'none',
    '0 1px 2px rgba(0,0,0,.4)',
    '0 4px 16px rgba(0,0,0,.5), 0 0 0 1px rgba(255,255,255,.09)',
    '0 16px 48px rgba(0,0,0,.6), 0 0 0 1px rgba(255,255,255,.10)',
  ],
} as const;

/** Row heights by density. */
export const density = { comfortable: 44, compact: 34, touch: 56 } as const;
export type Density = keyof typeof density;

export const motion = { fast: 120, base: 180, slow: 240, enter: 'cubic-bezier(.2,.8,.2,1)', exit: 'cubic-bezier(.4,0,1,1)' } as const;

export const layout = {
  sidebar: 216, sidebarRail: 56, topbar: 48, sheetInset: 8, facets: 212, panel: 320, panelWide: 392,
  formMax: 720, readMax: 680, bottomBar: 64,
  breakpoints: { xs: 0, sm: 600, md: 900, lg: 1200, xl: 1536 },
} as const;
