import { Refused } from './api.js';

/** After how long a silence a connection looks dead, and after how long it is given up: a heartbeat comes each second. */
const SILENT_MILLIS = 2_500;
const DEAD_MILLIS = 5_000;

const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 15_000;

/**
 * A stream that is kept up: after a break it comes back by itself, and goes on where it was cut off.
 *
 * `listener.message(message)` gets each message, and `listener.state(state, detail)` what becomes of the connection:
 * connecting, live, silent, waiting, refused or off.
 */
export class Stream {
  #api;
  #listener;
  #selections = new Set();
  #socket = null;
  #cursor = null;
  #heardAt = 0;
  #failures = 0;
  #requests = 0;
  #state = 'off';
  #timer = null;
  #watch = null;

  constructor(api, listener) {
    this.#api = api;
    this.#listener = listener;
  }

  start() {
    this.#watch = setInterval(() => this.#look(), 250);
    addEventListener('online', this.#online);
    this.#connect();
  }

  stop() {
    clearInterval(this.#watch);
    clearTimeout(this.#timer);
    removeEventListener('online', this.#online);
    this.#abandon();
    this.#enter('off');
  }

  /** Selects, now and after each return. */
  subscribe(selection) {
    this.#selections.add(selection);
    this.#send({ op: 'subscribe', channels: [selection] });
  }

  unsubscribe(selection) {
    this.#selections.delete(selection);
    this.#send({ op: 'unsubscribe', channels: [selection] });
  }

  async #connect() {
    this.#enter('connecting');
    let ticket;
    try {
      ticket = await this.#api.ticket();
    } catch (failure) {
      this.#failed(failure);
      return;
    }
    if (this.#state !== 'connecting') {
      return;
    }
    const address = new URL('/v1/stream', location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    address.searchParams.set('ticket', ticket);
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#heardAt = performance.now();
    socket.onopen = () => {
      const resume = this.#cursor === null ? {} : { resume: this.#cursor };
      this.#send({ op: 'subscribe', channels: [...this.#selections], ...resume });
    };
    socket.onmessage = (event) => this.#hear(JSON.parse(event.data));
    socket.onclose = () => {
      this.#abandon();
      // A browser does not say why a connection was refused; it may have been the ticket.
      this.#api.forgetTicket();
      this.#comeBack(this.#pause(), 'the connection broke');
    };
  }

  #hear(message) {
    this.#heardAt = performance.now();
    this.#cursor = message.cursor ?? this.#cursor;
    if (message.type === 'goodbye') {
      this.#abandon();
      if (message.reason !== 'shutdown') {
        this.#api.forgetTicket();
      }
      this.#listener.message(message);
      this.#comeBack((message.retryAfterMillis ?? this.#pause()) + Math.random() * 250, message.detail);
      return;
    }
    if (message.type === 'error' && message.problem.code === 'invalid-cursor') {
      this.#cursor = null;
      this.#send({ op: 'subscribe', channels: [...this.#selections] });
    }
    if (message.type === 'ack') {
      this.#failures = 0;
    }
    if (this.#state !== 'live') {
      this.#enter('live');
    }
    this.#listener.message(message);
  }

  #look() {
    if (this.#socket === null) {
      return;
    }
    const silence = performance.now() - this.#heardAt;
    if (silence > DEAD_MILLIS) {
      this.#abandon();
      this.#comeBack(this.#pause(), 'nothing was heard any more');
    } else if (silence > SILENT_MILLIS && this.#state === 'live') {
      this.#enter('silent');
    }
  }

  #online = () => {
    if (this.#state === 'waiting') {
      this.#comeBack(Math.random() * FIRST_PAUSE_MILLIS, 'the network is back');
    }
  };

  #failed(failure) {
    if (failure instanceof Refused && failure.final) {
      this.stop();
      this.#listener.state('refused', failure.message);
      return;
    }
    this.#comeBack(Math.max(this.#pause(), failure.retryAfterMillis ?? 0), failure.message);
  }

  /** Longer with each failure, and never the same for all clients, so that they do not all come at once. */
  #pause() {
    const longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * 2 ** this.#failures);
    this.#failures += 1;
    return longest / 4 + (Math.random() * longest * 3) / 4;
  }

  #comeBack(millis, why) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), millis);
    this.#enter('waiting', why);
  }

  #abandon() {
    if (this.#socket !== null) {
      this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
      this.#socket.close();
      this.#socket = null;
    }
  }

  #send(request) {
    if (this.#socket?.readyState === WebSocket.OPEN && request.channels.length > 0) {
      this.#requests += 1;
      this.#socket.send(JSON.stringify({ op: request.op, id: this.#requests, ...request }));
    }
  }

  #enter(state, detail) {
    this.#state = state;
    this.#listener.state(state, detail);
  }
}
