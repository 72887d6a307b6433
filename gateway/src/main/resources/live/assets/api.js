/** How long before its end a ticket is not used any more. */
const RENEWAL_MILLIS = 60_000;

/** A request that was answered by a problem (RFC 9457). */
export class Refused extends Error {
  constructor(status, problem, retryAfterMillis) {
    super(problem.detail ?? problem.title ?? `Status ${status}`);
    this.status = status;
    this.retryAfterMillis = retryAfterMillis;
  }

  /** Whether the key is at fault, so that trying again is of no use. */
  get final() {
    return this.status === 401 || this.status === 403;
  }
}

/** The requests that this page makes, all with the user's key. */
export class Api {
  #key;
  #ticket = null;

  constructor(key) {
    this.#key = key;
  }

  instruments() {
    return this.#request('/v1/instruments?limit=1000').then((page) => page.data.map((each) => each.id));
  }

  /** The newest candles, and the intervals among them that have none. */
  candles(instrument, interval) {
    return this.#request(`/v1/candles/${encodeURIComponent(instrument)}?interval=${interval}&limit=500`);
  }

  /** What stands for the key in the address of a stream, since browsers cannot set headers there. */
  async ticket() {
    if (this.#ticket === null || Date.parse(this.#ticket.expiresAt) - Date.now() < RENEWAL_MILLIS) {
      this.#ticket = await this.#request('/v1/stream/tickets', { method: 'POST' });
    }
    return this.#ticket.ticket;
  }

  forgetTicket() {
    this.#ticket = null;
  }

  async #request(path, options = {}) {
    const response = await fetch(path, {
      ...options,
      headers: { Authorization: `Bearer ${this.#key}` },
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    }).catch(() => {
      throw new Error('the gateway cannot be reached');
    });
    if (!response.ok) {
      const seconds = Number(response.headers.get('Retry-After') ?? 0);
      throw new Refused(response.status, await response.json().catch(() => ({})), seconds * 1000);
    }
    return response.json();
  }
}
