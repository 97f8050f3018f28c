// The MUI theme made of the tokens: ink acts, indigo points, hairlines instead of shadows, no ripple.
import { createTheme, type Theme, type ThemeOptions } from '@mui/material/styles';
import { chart, color, elevation, font, layout, type Mode, motion, radius, ramp, type RampStep } from './tokens.ts';

declare module '@mui/material/styles' {
  interface Palette { chart: readonly string[]; heat: readonly RampStep[]; mono: readonly RampStep[] }
  interface PaletteOptions { chart?: readonly string[]; heat?: readonly RampStep[]; mono?: readonly RampStep[] }
}

/** The theme of one mode; everything that floats (menus, dialogs, popovers, tooltips, fields) takes its look from here. */
export function makeTheme(mode: Mode): Theme {
  const c = color[mode];
  const depth = elevation[mode];
  const type = (size: number, line: number, weight = 400) =>
    ({ fontSize: size, lineHeight: `${line}px`, fontWeight: weight, letterSpacing: 0 });
  const options: ThemeOptions = {
    palette: {
      mode,
      primary: { main: c.ink, dark: c.inkHover, contrastText: c.onInk },
      secondary: { main: c.accent, light: c.accentSoft, contrastText: c.onInk },
      success: { main: c.ok, light: c.okSoft },
      warning: { main: c.soon, light: c.soonSoft },
      error: { main: c.late, light: c.lateSoft },
      info: { main: c.accent, light: c.accentSoft },
      text: { primary: c.text, secondary: c.text2, disabled: c.text3 },
      divider: c.line,
      background: { default: c.canvas, paper: c.surface },
      action: { hover: c.hover, selected: c.selected, disabled: c.text3, disabledBackground: c.hover, focus: c.hover },
      chart: chart[mode], heat: ramp.heat[mode], mono: ramp.mono[mode],
    },
    spacing: 4,
    shape: { borderRadius: radius.m },
    breakpoints: { values: layout.breakpoints },
    shadows: Array.from({ length: 25 }, (_, at) => depth[Math.min(at, 3)] ?? 'none') as Theme['shadows'],
    typography: {
      fontFamily: font.family, fontSize: 14, fontWeightRegular: 400, fontWeightMedium: 600, fontWeightBold: 600,
      h1: type(24, 32, 600), h2: type(20, 28, 600), h3: type(16, 24, 600), h4: type(14, 22, 600), h5: type(13, 20, 600),
      h6: type(13, 20, 600), body1: type(14, 22), body2: type(13, 20), caption: type(12, 18), subtitle1: type(14, 22, 600),
      subtitle2: type(13, 20, 600), button: { ...type(13, 20), textTransform: 'none' }, overline: { ...type(12, 18), textTransform: 'none' },
    },
    transitions: { duration: { shortest: motion.fast, shorter: motion.fast, short: motion.base, standard: motion.base, complex: motion.slow, enteringScreen: motion.base, leavingScreen: motion.fast } },
    components: {
      MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiPopover: { styleOverrides: { paper: { borderRadius: radius.xl, boxShadow: depth[3] } } },
      MuiMenu: {
        styleOverrides: { paper: { borderRadius: radius.xl, boxShadow: depth[2], marginTop: 4 }, list: { padding: 6 } },
      },
      MuiMenuItem: {
        styleOverrides: {
          root: {
            fontSize: 13, lineHeight: '20px', minHeight: 32, borderRadius: 8, padding: '4px 10px', gap: 8,
            '&.Mui-selected': { backgroundColor: c.selected, fontWeight: 600 }, '&.Mui-focusVisible': { backgroundColor: c.hover },
          },
        },
      },
      MuiDialog: { styleOverrides: { paper: { borderRadius: radius.xl, boxShadow: depth[3], margin: 16 } } },
      MuiDialogTitle: { styleOverrides: { root: { ...type(16, 24, 600), padding: '20px 22px 0' } } },
      MuiDialogContent: { styleOverrides: { root: { padding: '8px 22px 0' } } },
      MuiDialogActions: { styleOverrides: { root: { padding: '16px 22px 18px', gap: 8 } } },
      MuiBackdrop: { styleOverrides: { root: { backgroundColor: c.scrim }, invisible: { backgroundColor: 'transparent' } } },
      MuiTooltip: {
        defaultProps: { enterDelay: 400, enterNextDelay: 100 },
        styleOverrides: { tooltip: { ...type(12, 18), backgroundColor: c.ink, color: c.onInk, borderRadius: radius.m, padding: '4px 8px' } },
      },
      MuiOutlinedInput: {
        styleOverrides: {
          root: {
            fontSize: 13, minHeight: 32, backgroundColor: c.surface,
            '& .MuiOutlinedInput-notchedOutline': { borderColor: c.control },
            '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: c.control },
            '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: c.accent, borderWidth: 1, boxShadow: `0 0 0 3px ${c.accentSoft}` },
            '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: c.lateDot },
          },
          input: { padding: '5px 10px', height: 'auto' },
        },
      },
      MuiAutocomplete: {
        styleOverrides: {
          paper: { boxShadow: depth[2], borderRadius: radius.l }, option: { fontSize: 13, minHeight: '32px !important' },
          inputRoot: { paddingTop: 0, paddingBottom: 0 },
        },
      },
      MuiDrawer: { styleOverrides: { paper: { boxShadow: depth[3] } } },
      MuiSkeleton: { defaultProps: { animation: false } },
    },
  };
  return createTheme(options);
}
