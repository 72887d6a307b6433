/**
 * The market's clock. Where the market is live it is the gateway's; a replay has a time of its own, which its feed tells
 * twice a second, and which passes faster.
 */
export class MarketClock {
  #ahead = -Infinity;
  #environment = null;
  #feeds = new Map();

  /** `time` is the gateway's; of several, that counts which took least time to come. */
  heard(time) {
    this.#ahead = Math.max(this.#ahead, Date.parse(time) - Date.now());
  }

  feed(status) {
    this.heard(status.updatedAt);
    this.#environment = status.environment;
    if (status.feedTime === undefined) {
      return;
    }
    const before = this.#feeds.get(status.feed);
    const feed = { at: Date.parse(status.updatedAt), time: Date.parse(status.feedTime), runs: status.state === 'running' };
    const passed = before === undefined ? 0 : feed.at - before.at;
    feed.speed = passed > 0 && feed.runs ? Math.max(1, (feed.time - before.time) / passed) : (before?.speed ?? 1);
    this.#feeds.set(status.feed, feed);
  }

  /** How many seconds pass in the market while one passes here. */
  get speed() {
    return this.#environment === 'live' ? 1 : (this.#furthest?.speed ?? 1);
  }

  /** In milliseconds since the epoch; nothing while it is not known. */
  get now() {
    const wall = Date.now() + this.#ahead;
    if (this.#environment === 'live') {
      return wall;
    }
    const feed = this.#furthest;
    return feed === null ? null : feed.time + (feed.runs ? (wall - feed.at) * feed.speed : 0);
  }

  /** How long ago `time` was, in milliseconds as they pass here. */
  age(time) {
    const now = this.now;
    return now === null ? null : Math.max(0, now - time) / this.speed;
  }

  get #furthest() {
    return [...this.#feeds.values()].reduce((one, other) => (one === null || other.time > one.time ? other : one), null);
  }
}
