// Takes the README's picture from a running console, at an address and a path that may be given.
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChrome } from '../../server/launcher/chrome.mjs';

const [base = 'http://localhost:4000', at = '/customers'] = process.argv.slice(2);
const target = fileURLToPath(new URL('../../docs/images/customers.png', import.meta.url));

const browser = await chromium.launch({ executablePath: findChrome() ?? undefined, args: ['--disable-gpu', '--disable-dev-shm-usage'] });
try {
  const page = await browser.newPage({ baseURL: base, viewport: { width: 1440, height: 860 }, locale: 'zh-CN', colorScheme: 'light', timezoneId: 'Asia/Shanghai' });
  await page.goto('/');
  await page.fill('#username', 'crm');
  await page.fill('#password', 'aftercare-demo');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.shell', { timeout: 60_000 });
  await page.goto(at);
  await page.waitForSelector('main', { timeout: 60_000 });
  await page.waitForLoadState('networkidle', { timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  mkdirSync(fileURLToPath(new URL('.', `file://${target}`)), { recursive: true });
  await page.screenshot({ path: target });
  const { size } = statSync(target);
  console.log(`${target}: ${Math.round(size / 1024)} kB`);
  if (size >= 300 * 1024) { console.error('The picture is too large for the README: 300 kB at most.'); process.exitCode = 1; }
} finally { await browser.close(); }
