const COURSE_POINTS = 60;
/** For how long a price must be too old to be shown so, as time passes here. */
const STALE_MILLIS = 1_000;

const COURSE_WIDTH = 96;
const COURSE_HEIGHT = 24;

/** The table of prices. It is drawn as often as the screen is, however often prices change. */
export class Prices {
  #rows = new Map();
  #body;
  #choose;
  #clock;

  constructor(table, clock, choose) {
    this.#body = table.tBodies[0];
    this.#clock = clock;
    this.#choose = choose;
  }

  /** The time of the newest price in milliseconds; nothing while there is none. */
  get newest() {
    const times = [...this.#rows.values()].map((row) => Date.parse(row.price.asOf));
    return times.length === 0 ? null : Math.max(...times);
  }

  take(price) {
    const row = this.#rows.get(price.instrument) ?? this.#insert(price);
    if (row.price.price !== price.price) {
      row.moved = Number(price.price) > Number(row.price.price) ? 'up' : 'down';
    }
    row.price = price;
    row.course.push(Number(price.price));
    if (row.course.length > COURSE_POINTS) {
      row.course.shift();
    }
    row.dirty = true;
  }

  draw(chosen) {
    for (const [instrument, row] of this.#rows) {
      row.element.ariaCurrent = String(instrument === chosen);
      // A replay that is played fast comes in steps which are longer than a price is good for.
      const stale = this.#clock.age(Date.parse(row.price.staleAt)) > STALE_MILLIS;
      row.element.classList.toggle('stale', stale);
      row.stale.hidden = !stale;
      if (row.dirty) {
        row.dirty = false;
        this.#show(row);
      }
    }
  }

  #show(row) {
    row.value.textContent = row.price.price;
    if (row.moved) {
      // Taken away and given again, so that the flash begins anew.
      row.value.classList.remove('up', 'down');
      void row.value.offsetWidth;
      row.value.classList.add(row.moved);
      row.moved = null;
    }
    const change = Number(row.price.price) / row.first - 1;
    row.change.textContent = `${change < 0 ? '−' : '+'}${Math.abs(change * 100).toFixed(2)} %`;
    row.change.dataset.sign = Math.sign(Number(change.toFixed(4)));
    row.asOf.textContent = row.price.asOf.slice(11, 19);
    row.asOf.title = row.price.asOf;
    row.line.setAttribute('points', points(row.course));
  }

  #insert(price) {
    const element = document.createElement('tr');
    const name = cell(element, 'th');
    name.scope = 'row';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = price.instrument;
    button.title = `Show the candles of ${price.instrument}`;
    button.onclick = () => this.#choose(price.instrument);
    const stale = document.createElement('span');
    stale.className = 'badge';
    stale.textContent = 'stale';
    name.append(button, stale);
    const value = cell(element, 'td', 'number price');
    const change = cell(element, 'td', 'number change');
    const line = course(cell(element, 'td', 'wide'));
    const asOf = cell(element, 'td', 'number wide faint');
    const row = { element, value, change, asOf, stale, line, price, first: Number(price.price), course: [] };
    this.#rows.set(price.instrument, row);
    this.#body.append(...[...this.#rows.keys()].sort().map((instrument) => this.#rows.get(instrument).element));
    return row;
  }
}

function cell(row, kind, classes = '') {
  const element = document.createElement(kind);
  element.className = classes;
  row.append(element);
  return element;
}

function course(parent) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${COURSE_WIDTH} ${COURSE_HEIGHT}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('class', 'course');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
  svg.append(line);
  parent.append(svg);
  return line;
}

function points(course) {
  const low = Math.min(...course);
  const range = Math.max(...course) - low || 1;
  const step = COURSE_WIDTH / (COURSE_POINTS - 1);
  return course
    .map((price, i) => `${(i * step).toFixed(1)},${(COURSE_HEIGHT - 2 - ((price - low) / range) * (COURSE_HEIGHT - 4)).toFixed(1)}`)
    .join(' ');
}
