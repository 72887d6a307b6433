/** The client `eventsource` of npm: gets what is known, what happens, and after a break what it missed. */
import assert from 'node:assert/strict';
import { EventSource } from 'eventsource';
import { Link } from './link.mjs';
import { assertUninterrupted, key, ticket, until, url } from './platform.mjs';

const link = new Link(url);
const address = new URL(`${await link.open()}/v1/stream`);
address.searchParams.append('channel', 'prices:*');
address.searchParams.append('channel', 'trades:*');

for (const credential of ['key', 'ticket']) {
  if (credential === 'ticket') {
    address.searchParams.set('ticket', await ticket());
  }
  const source = new EventSource(address, {
    fetch: (input, init) =>
      fetch(input, credential === 'key' ? { ...init, headers: { ...init.headers, Authorization: `Bearer ${key}` } } : init),
  });
  const snapshots = [];
  const trades = [];
  const gaps = [];
  source.addEventListener('snapshot', (event) => snapshots.push(JSON.parse(event.data)));
  source.addEventListener('gap', (event) => gaps.push(event.data));
  source.addEventListener('event', (event) => {
    const message = JSON.parse(event.data);
    assert.equal(event.lastEventId, message.cursor);
    if (message.channel === 'trades') {
      trades.push(Number(message.data.tradeId));
    }
  });

  await until('a snapshot of prices', () => snapshots.find((each) => each.channel === 'prices' && each.data.length > 0));
  await until('trades', () => trades.length > 50);
  const before = trades.length;
  await link.cut();
  await link.restore();
  await until('trades after the break', () => trades.length > before + 100);
  source.close();
  assertUninterrupted(trades);
  assert.deepEqual(gaps, []);
  console.log(`eventsource with a ${credential}: ${trades.length} trades, cut after ${before}`);
}
await link.cut();
