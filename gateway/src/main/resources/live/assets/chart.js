import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  HistogramSeries,
  createChart,
} from '/live/lightweight-charts/5.2.1/lightweight-charts.standalone.production.mjs';

const LENGTHS = { '1m': 60, '5m': 300, '15m': 900, '30m': 1_800, '1h': 3_600, '4h': 14_400, '12h': 43_200, '1d': 86_400, '1w': 604_800 };

export const INTERVALS = Object.keys(LENGTHS);

/** So few fit into any window, and are made as wide as they may be. */
const FEW_BARS = 60;

/** More holes than this in a row are not drawn one by one. */
const MOST_HOLES = 2_000;

/** Candles, their volume, and the times that have none: empty where nothing was traded, shaded where nobody watched. */
export class CandleChart {
  #chart;
  #candles;
  #volumes;
  #blind;
  #bars = new Map();
  #length = LENGTHS['1m'];
  #newest = null;

  constructor(container) {
    this.#chart = createChart(container, {
      autoSize: true,
      layout: { attributionLogo: false, fontFamily: getComputedStyle(document.body).fontFamily },
      crosshair: { mode: CrosshairMode.Normal },
      timeScale: { timeVisible: true, secondsVisible: false, rightOffset: 4, barSpacing: 8, maxBarSpacing: 16 },
    });
    this.#blind = this.#background('blind', 0);
    this.#volumes = this.#background('volume', 0.82);
    this.#candles = this.#chart.addSeries(CandlestickSeries, { borderVisible: false });
    this.paint();
  }

  /** Takes the colours of the page, which depend on whether it is light or dark. */
  paint() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    this.#chart.applyOptions({
      layout: { background: { type: ColorType.Solid, color: colour('surface') }, textColor: colour('muted') },
      grid: { vertLines: { color: colour('line') }, horzLines: { color: colour('line') } },
      rightPriceScale: { borderColor: colour('line') },
      timeScale: { borderColor: colour('line') },
    });
    this.#candles.applyOptions({
      upColor: colour('up'),
      wickUpColor: colour('up'),
      downColor: colour('down'),
      wickDownColor: colour('down'),
    });
    this.#volumes.applyOptions({ color: colour('volume') });
    this.#blind.applyOptions({ color: colour('blind') });
  }

  /** Begins anew with candles in the order of their times, and the intervals that have none. */
  show(interval, candles, gaps) {
    this.#length = LENGTHS[interval];
    this.#bars = new Map();
    this.#newest = null;
    for (const candle of candles) {
      this.#fill(seconds(candle.openTime)).forEach((hole) => this.#bars.set(hole.time, hole));
      this.#keep(candle);
    }
    this.#draw();
    this.#blind.setData(
      gaps
        .filter((gap) => gap.reason === 'not-observed')
        .flatMap((gap) => this.#holes(seconds(gap.from), seconds(gap.to)))
        .map((hole) => ({ ...hole, value: 1 })),
    );
    this.#chart.timeScale().resetTimeScale();
    if (this.#bars.size < FEW_BARS) {
      this.#chart.timeScale().fitContent();
    }
  }

  /** Adds a candle, or puts it in the place of what was known of its interval. */
  take(candle) {
    const time = seconds(candle.openTime);
    const known = this.#bars.get(time);
    if (known?.candle && isNewer(known.candle, candle)) {
      return;
    }
    if (this.#newest !== null && time < this.#newest) {
      if (known !== undefined) {
        this.#keep(candle);
        this.#draw();
      }
      return;
    }
    for (const hole of this.#fill(time)) {
      this.#bars.set(hole.time, hole);
      this.#candles.update(hole);
      this.#volumes.update(hole);
    }
    const kept = this.#keep(candle);
    this.#candles.update(bar(kept));
    this.#volumes.update(volume(kept));
  }

  destroy() {
    this.#chart.remove();
  }

  /** The candles that were added last, the newest first. */
  latest(count) {
    return [...this.#bars.values()].filter((each) => each.candle).slice(-count).reverse().map((each) => each.candle);
  }

  #draw() {
    const bars = [...this.#bars.values()];
    this.#candles.setData(bars.map(bar));
    this.#volumes.setData(bars.map(volume));
  }

  /** Columns on a scale of their own that begins at `top`, as a part of the height. */
  #background(name, top) {
    const series = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: name,
      priceLineVisible: false,
      lastValueVisible: false,
    });
    series.priceScale().applyOptions({ scaleMargins: { top, bottom: 0 } });
    return series;
  }

  #keep(candle) {
    const kept = { time: seconds(candle.openTime), candle };
    this.#bars.set(kept.time, kept);
    this.#newest = Math.max(this.#newest ?? kept.time, kept.time);
    return kept;
  }

  #fill(time) {
    return this.#newest === null ? [] : this.#holes(this.#newest + this.#length, time);
  }

  #holes(from, to) {
    const holes = [];
    for (let time = from; time < to && holes.length < MOST_HOLES; time += this.#length) {
      holes.push({ time });
    }
    return holes;
  }
}

function isNewer(one, other) {
  return one.revision > other.revision || (one.revision === other.revision && one.trades > other.trades);
}

function bar({ time, candle }) {
  return candle
    ? { time, open: Number(candle.open), high: Number(candle.high), low: Number(candle.low), close: Number(candle.close) }
    : { time };
}

function volume({ time, candle }) {
  return candle ? { time, value: Number(candle.volume) } : { time };
}

function seconds(time) {
  return Date.parse(time) / 1000;
}
