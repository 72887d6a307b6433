import { Api } from './api.js';
import { CandleChart, INTERVALS } from './chart.js';
import { MarketClock } from './clock.js';
import { Prices } from './prices.js';
import { Stream } from './stream.js';

const KEY = 'candela.key';
const LOG_LINES = 50;
const TABLE_LINES = 8;
const REDRAW_MILLIS = 250;

const WORDS = {
  off: 'not connected',
  connecting: 'connecting',
  live: 'live',
  silent: 'nothing heard',
  interrupted: 'source interrupted',
  waiting: 'reconnecting',
  refused: 'refused',
};

const $ = (id) => document.getElementById(id);

/** What is shown for one key, from signing in to signing out. */
class Session {
  #api;
  #stream;
  #prices;
  #chart;
  #clock = new MarketClock();
  #shown = { instrument: null, interval: '5m' };
  /** Candles that came while those before them were being fetched. */
  #early = null;
  #gaps = 0;
  #state = 'off';
  #source = 'live';
  #frame = null;
  #slowlyDrawnAt = 0;

  constructor(key) {
    this.#api = new Api(key);
    this.#stream = new Stream(this.#api, {
      message: (message) => this.#take(message),
      state: (state, detail) => this.#enter(state, detail),
    });
  }

  async start() {
    $('sign-in').hidden = true;
    $('market').hidden = $('sign-out').hidden = false;
    $('prices').tBodies[0].replaceChildren();
    lines.replaceChildren();
    this.#prices = new Prices($('prices'), this.#clock, (instrument) => this.#choose({ instrument }));
    this.#chart = new CandleChart($('chart'));
    dark.onchange = () => this.#chart.paint();
    $('instrument').onchange = (event) => this.#choose({ instrument: event.target.value });
    $('intervals').onchange = (event) => this.#choose({ interval: event.target.value });
    this.#stream.subscribe('prices:*');
    this.#stream.subscribe('feeds:*');
    this.#stream.start();
    this.#draw();
    try {
      const instruments = await this.#api.instruments();
      $('instrument').replaceChildren(...instruments.map((id) => new Option(id)));
      this.#choose(bookmarked(instruments));
    } catch (failure) {
      this.#note(`The instruments could not be read: ${failure.message}`);
    }
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#stream.stop();
    this.#chart.destroy();
    $('market').hidden = $('sign-out').hidden = $('environment').hidden = true;
    $('lag').textContent = '–';
  }

  #choose(choice) {
    const before = selection(this.#shown);
    this.#shown = { ...this.#shown, ...choice };
    const { instrument, interval } = this.#shown;
    $('instrument').value = instrument;
    document.querySelector(`#intervals input[value="${interval}"]`).checked = true;
    history.replaceState(null, '', `#${instrument}/${interval}`);
    if (before !== null && before !== selection(this.#shown)) {
      this.#stream.unsubscribe(before);
    }
    this.#stream.subscribe(selection(this.#shown));
    this.#fetch();
  }

  /** The stream was subscribed to before, so that nothing falls between what is fetched and what comes. */
  async #fetch() {
    const { instrument, interval } = this.#shown;
    const early = [];
    this.#early = early;
    try {
      const { data, gaps } = await this.#api.candles(instrument, interval);
      if (this.#early === early) {
        this.#chart.show(interval, data, gaps);
        $('chart-note').textContent = told(gaps);
      }
    } catch (failure) {
      this.#note(`The candles could not be read: ${failure.message}`);
    }
    if (this.#early === early) {
      this.#early = null;
      early.forEach((candle) => this.#chart.take(candle));
    }
  }

  #take(message) {
    switch (message.type) {
      case 'snapshot':
        message.data.forEach((event) => this.#event(message.channel, event));
        break;
      case 'event':
        this.#event(message.channel, message.data);
        break;
      case 'heartbeat':
        this.#clock.heard(message.time);
        break;
      case 'status':
        this.#source = message.source;
        this.#note(message.source === 'live' ? 'The source is back.' : 'The source is interrupted: nothing new comes.');
        this.#showState();
        break;
      case 'gap':
        this.#gaps += 1;
        this.#note(`Lost on ${message.channel}: ${message.from} to ${message.to}.`);
        if (message.channel.startsWith('candles')) {
          this.#fetch();
        }
        break;
      case 'goodbye':
        this.#note(`The gateway ended the stream: ${message.detail}`);
        break;
      case 'error':
        this.#note(`A request was refused: ${message.problem.detail ?? message.problem.title}`);
        break;
    }
  }

  #event(channel, event) {
    if (channel === 'prices') {
      this.#prices.take(event);
    } else if (channel === 'feeds') {
      this.#clock.feed(event);
      $('environment').hidden = false;
      $('environment').dataset.environment = event.environment;
      $('environment').textContent = event.environment;
    } else if (channel === `candles.${this.#shown.interval}` && event.instrument === this.#shown.instrument) {
      if (this.#early === null) {
        this.#chart.take(event);
      } else {
        this.#early.push(event);
      }
    }
  }

  #enter(state, detail) {
    if (state === 'live') {
      this.#note(this.#state === 'silent' ? 'There it is again.' : 'Connected.');
    } else if (state === 'silent') {
      this.#note('Nothing is heard.');
    } else if (state === 'waiting') {
      this.#note(`Reconnecting: ${detail.replace(/[.]$/, '')}.`);
    } else if (state === 'connecting') {
      this.#source = 'live'; // Until it is said otherwise.
    } else if (state === 'refused') {
      signOut(detail);
    }
    this.#state = state;
    this.#showState();
  }

  #showState() {
    const state = this.#state === 'live' && this.#source === 'interrupted' ? 'interrupted' : this.#state;
    $('connection').dataset.state = state;
    $('connection').textContent = WORDS[state];
  }

  #draw() {
    this.#frame = requestAnimationFrame(() => this.#draw());
    this.#prices.draw(this.#shown.instrument);
    if (performance.now() - this.#slowlyDrawnAt > REDRAW_MILLIS) {
      this.#slowlyDrawnAt = performance.now();
      this.#drawSlowly();
    }
  }

  #drawSlowly() {
    const newest = this.#prices.newest;
    const age = newest === null ? null : this.#clock.age(newest);
    $('no-prices').hidden = newest !== null;
    $('lag').textContent = age === null ? '–' : duration(age);
    $('lag').dataset.late = age > 5_000;
    $('gaps').textContent = this.#gaps;
    $('environment').title = this.#clock.speed > 1 ? `Played at ${Math.round(this.#clock.speed)} times its speed` : '';
    const latest = this.#chart.latest(TABLE_LINES);
    if (latest.length > 0) {
      $('last-candle').replaceChildren(...values(latest[0]));
      $('chart').ariaLabel = `Candles of ${this.#shown.instrument}, ${this.#shown.interval} each. The newest opened at`
        + ` ${latest[0].openTime} and is at ${latest[0].close}.`;
      $('candles').tBodies[0].replaceChildren(...latest.map(line));
    }
  }

  #note(text) {
    const time = document.createElement('time');
    time.textContent = new Date().toLocaleTimeString('en-GB');
    const entry = document.createElement('li');
    entry.append(time, ` ${text}`);
    lines.prepend(entry);
    while (lines.children.length > LOG_LINES) {
      lines.lastChild.remove();
    }
  }
}

/** What the address says of the instrument and interval to show, where there is such a one. */
function bookmarked(instruments) {
  const [, instrument, interval] = /^#([A-Z0-9-]+)\/(\w+)$/.exec(location.hash) ?? [];
  return {
    instrument: instruments.includes(instrument) ? instrument : instruments[0],
    ...(INTERVALS.includes(interval) && { interval }),
  };
}

function selection({ instrument, interval }) {
  return instrument === null ? null : `candles.${interval}:${instrument}`;
}

function told(gaps) {
  const count = (reason) => gaps.filter((gap) => gap.reason === reason).length;
  const quiet = count('no-trades');
  const blind = count('not-observed');
  return [
    'Times are UTC.',
    quiet > 0 && `${quiet} ${quiet === 1 ? 'hole' : 'holes'} where nothing was traded.`,
    blind > 0 && `${blind} shaded, where nobody watched.`,
  ].filter(Boolean).join(' ');
}

function duration(millis) {
  const seconds = millis / 1000;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

function values(candle) {
  return [['O', candle.open], ['H', candle.high], ['L', candle.low], ['C', candle.close], ['V', candle.volume]]
    .map(([letter, value]) => {
      const part = document.createElement('span');
      const name = document.createElement('b');
      name.textContent = letter;
      part.append(name, ` ${value}`);
      return part;
    });
}

function line(candle) {
  const row = document.createElement('tr');
  const texts = [candle.openTime.slice(0, 16).replace('T', ' '), candle.open, candle.high, candle.low, candle.close, candle.volume, candle.state];
  texts.forEach((text, column) => {
    const cell = row.insertCell();
    cell.textContent = text;
    cell.className = column > 0 && column < 6 ? 'number' : '';
  });
  return row;
}

function choiceOf(interval) {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'radio';
  input.name = 'interval';
  input.value = interval;
  label.append(input, interval);
  return label;
}

const lines = $('log').firstElementChild;
const dark = matchMedia('(prefers-color-scheme: dark)');
let session = null;

function signIn(key) {
  sessionStorage.setItem(KEY, key);
  $('key-problem').textContent = '';
  session = new Session(key);
  session.start();
}

function signOut(problem = '') {
  sessionStorage.removeItem(KEY);
  session?.stop();
  session = null;
  $('key-problem').textContent = problem;
  $('sign-in').hidden = false;
  $('key').focus();
}

$('intervals').append(...INTERVALS.map(choiceOf));
$('sign-in').onsubmit = (event) => {
  event.preventDefault();
  const key = $('key').value.trim();
  $('key').value = '';
  signIn(key);
};
$('sign-out').onclick = () => signOut();

const kept = sessionStorage.getItem(KEY);
if (kept === null) {
  signOut();
} else {
  signIn(kept);
}
