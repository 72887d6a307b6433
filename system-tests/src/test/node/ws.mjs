/** The client `ws` of npm: gets what is known, what happens, and after a break what it missed. */
import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { assertUninterrupted, key, until, url } from './platform.mjs';

function connect(resume) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/stream`, { headers: { 'X-Api-Key': key } });
  const messages = [];
  socket.on('message', (text, binary) => {
    assert.equal(binary, false);
    messages.push(JSON.parse(text));
  });
  socket.on('open', () =>
    socket.send(JSON.stringify({ op: 'subscribe', id: 1, channels: ['prices:*', 'trades:*'], resume })));
  return { socket, messages };
}

function trades(messages) {
  return messages
    .filter((message) => message.type === 'event' && message.channel === 'trades')
    .map((message) => Number(message.data.tradeId));
}

const first = connect();
await until('a snapshot of prices', () =>
  first.messages.find((each) => each.type === 'snapshot' && each.channel === 'prices' && each.data.length > 0));
await until('trades', () => trades(first.messages).length > 50);
first.socket.terminate();
assert.deepEqual(Object.keys(first.messages[0])[0], 'type');
assert.deepEqual([first.messages[0].type, first.messages[0].id, first.messages[0].op], ['ack', 1, 'subscribe']);

const cursor = first.messages.findLast((message) => message.cursor !== undefined).cursor;
const second = connect(cursor);
await until('trades after the break', () => trades(second.messages).length > 100);
second.socket.send(JSON.stringify({ op: 'unsubscribe', id: 2, channels: ['trades:*'] }));
await until('an acknowledgement', () => second.messages.find((each) => each.type === 'ack' && each.id === 2));
second.socket.send(JSON.stringify({ op: 'ping', id: 3 }));
await until('an answer to the ping', () => second.messages.find((each) => each.type === 'ack' && each.id === 3));
second.socket.close();

const all = [...trades(first.messages), ...trades(second.messages)];
assertUninterrupted(all);
assert.ok(second.messages.every((message) => message.type !== 'gap'));
console.log(`ws: ${all.length} trades, cut after ${trades(first.messages).length}`);
