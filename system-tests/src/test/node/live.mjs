/**
 * The page at /live in a browser: prices move, the chart gets candles, a network that is cut or holds everything up shows
 * and heals; and the browser's own EventSource resumes. Leaves pictures.
 */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { Link } from './link.mjs';
import { assertUninterrupted, key, ticket, until, url } from './platform.mjs';

const pictures = process.env.PICTURES;
const link = new Link(url);
const origin = await link.open();
const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: ['--no-sandbox'] });
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // What a browser says of a network that is cut is no fault of the page.
    if (message.type() === 'error' && !/ERR_|WebSocket connection|401/.test(message.text())) {
      faults.push(message.text());
    }
  });
  page.setDefaultTimeout(20_000);

  const text = (selector) => page.locator(selector).first().textContent();
  const state = (wanted, seconds) =>
    until(`the stream to be ${wanted}`, async () => wanted.split('|').includes(await page.getAttribute('#connection', 'data-state')), seconds);
  const different = async (what, selector) => {
    const before = await text(selector);
    await until(`${what} to change from ${before}`, async () => (await text(selector)) !== before);
  };
  const accessible = async (where) => {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => axe.run());
    assert.deepEqual(violations.map((each) => `${where}: ${each.id} at ${each.nodes.map((node) => node.target).join()}`), []);
  };

  await page.goto(`${origin}/live`);
  await page.locator('#sign-in').waitFor();
  await accessible('sign-in');
  await page.fill('#key', 'cdl_test_wrong');
  await page.click('#sign-in button');
  await until('the wrong key to be refused', async () => (await text('#key-problem')) !== '');

  await page.fill('#key', key);
  await page.click('#sign-in button');
  await state('live');
  assert.equal(await text('#environment'), 'replay');
  assert.equal(await text('#prices tbody th button'), 'BTC-USD');
  await different('the price', '#prices .price');
  await different('the price', '#prices .price');

  await page.locator('#intervals').getByText('1m', { exact: true }).click();
  await until('candles', async () => (await page.locator('#candles tbody tr').count()) >= 8);
  await different('the newest candle', '#candles tbody td');
  await different('the newest candle', '#candles tbody td');
  await page.locator('#intervals').getByText('15m', { exact: true }).click();
  await until('candles of 15 minutes', async () => /:(00|15|30|45)$/.test(await text('#candles tbody td')));
  await until('the lag to be small', async () => Number.parseFloat(await text('#lag')) < 5);

  const kept = await page.evaluate(() => [JSON.stringify(localStorage), document.cookie, location.href].join());
  assert.ok(!kept.includes(key), 'the key is kept nowhere but in the tab');
  await page.reload();
  await state('live');
  await different('the price', '#prices .price');
  await until('candles', async () => (await page.locator('#candles tbody tr').count()) >= 8);
  await accessible('light');
  await page.screenshot({ path: `${pictures}/live-light.png` });
  await page.emulateMedia({ colorScheme: 'dark' });
  await accessible('dark');
  await page.screenshot({ path: `${pictures}/live-dark.png` });

  await link.cut();
  await state('waiting');
  await until('the lag to grow', async () => Number.parseFloat(await text('#lag')) >= 2);
  await page.screenshot({ path: `${pictures}/live-interrupted.png` });
  await link.restore();
  await state('live', 30);
  await different('the price', '#prices .price');

  link.hold();
  await state('silent');
  await state('waiting|connecting');
  await link.restore();
  await state('live', 30);
  await different('the price', '#prices .price');
  await different('the newest candle', '#candles tbody td');
  assert.equal(await text('#gaps'), '0', 'what was missed has come');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${pictures}/live-narrow.png`, fullPage: true });
  console.log('page healed');

  await page.evaluate((value) => {
    window.trades = [];
    window.snapshots = 0;
    const source = new EventSource(`/v1/stream?channel=prices:*&channel=trades:*&ticket=${value}`);
    source.addEventListener('snapshot', () => (window.snapshots += 1));
    source.addEventListener('event', (event) => {
      const message = JSON.parse(event.data);
      if (message.channel === 'trades') {
        window.trades.push(Number(message.data.tradeId));
      }
    });
  }, await ticket());
  const trades = () => page.evaluate(() => window.trades);
  await until('trades', async () => (await trades()).length > 50);
  assert.ok((await page.evaluate(() => window.snapshots)) > 0);
  await link.cut();
  const before = (await trades()).length;
  await link.restore();
  await until('trades after the break', async () => (await trades()).length > before + 100);
  assertUninterrupted(await trades());
  console.log(`EventSource healed after ${before} trades`);

  await page.click('#sign-out');
  await page.locator('#sign-in').waitFor();
  assert.equal(await page.evaluate(() => JSON.stringify(sessionStorage)), '{}');
  assert.deepEqual(faults, []);
} finally {
  await browser.close();
  await link.cut();
}
