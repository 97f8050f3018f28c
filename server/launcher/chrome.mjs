// Looks for a browser: CHROME_PATH, then the system's Chromium or Chrome (first the one without windows, which draws a page in two thirds of the time), then playwright's own.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser's path, or null when there is none. */
export function findChrome() {
  const named = process.env.CHROME_PATH;
  if (named) return isProgram(named) ? named : null;
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))), ...MAC_APPS, ...playwrights()];
  return candidates.find(isProgram) ?? null;
}

function playwrights() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ||
    path.join(os.homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  if (!fs.existsSync(cache)) return [];
  const builds = fs.readdirSync(cache).filter((name) => name.startsWith('chromium-')).sort().reverse();
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  return builds.flatMap((build) => inside.map((file) => path.join(cache, build, file)));
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
