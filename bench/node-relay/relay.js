// What one would write in node: one consumer of the topic, and its messages as they are to all who asked for the instrument.
import { Kafka, logLevel } from 'kafkajs';
import { WebSocketServer } from 'ws';

const [broker, topic, port] = process.argv.slice(2);
const subscribers = new Map();

function join(socket, request) {
  const instrument = new URL(request.url, 'http://relay').searchParams.get('instrument');
  const sockets = subscribers.get(instrument) ?? new Set();
  subscribers.set(instrument, sockets.add(socket));
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => socket.terminate());
}

function relay(message) {
  for (const socket of subscribers.get(message.key.toString()) ?? []) {
    socket.send(message.value, { binary: false });
  }
}

const consumer = new Kafka({ brokers: [broker], logLevel: logLevel.WARN }).consumer({ groupId: 'node-relay' });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: false });
await consumer.run({ eachMessage: async ({ message }) => relay(message) });
new WebSocketServer({ host: '127.0.0.1', port: Number(port), perMessageDeflate: false, clientTracking: false }).on(
  'connection',
  join,
);
