import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { url, until } from './platform.mjs';

/** What the scripts of OAuth share: a user with a browser, and requests that wait when they are told to. */
export const redirect = 'https://app.example/callback';
const password = 'correct horse battery staple';

/** Waits as long as it is told to before it asks again: what was refused for the limit was not done. */
export async function patient(resource, options) {
  for (;;) {
    const answer = await fetch(resource, options);
    if (answer.status !== 429) {
      return answer;
    }
    await pause(1000 * Number(answer.headers.get('Retry-After')));
  }
}

export async function signUp() {
  const email = `user-${crypto.randomUUID()}@example.org`;
  const answer = await patient(`${url}/v1/accounts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  assert.equal(answer.status, 201, await answer.clone().text());
  return { email, account: (await answer.json()).account.id };
}

/** What lets an app register itself. */
export async function registrationToken() {
  const answer = await fetch(`${url}/v1/registration-tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.CANDELA_ADMIN_KEY}` },
  });
  assert.equal(answer.status, 201, await answer.clone().text());
  return (await answer.json()).token;
}

/** A browser without scripts, which is all that the pages need. */
export class Browser {
  #cookies = new Map();

  async open(location, form) {
    const answer = await patient(location, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form ? { Origin: new URL(location).origin } : {}),
      },
      body: form,
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
      this.#cookies.set(name, value);
    }
    return answer;
  }

  /** Follows an app's link, signs in, allows all that is asked for, and says where that leads. */
  async consent(link, email, expected) {
    const toLogin = await this.open(link);
    assert.equal(toLogin.status, 303, await toLogin.clone().text());
    const login = new URL(toLogin.headers.get('Location'), url).href;
    const page = await this.open(login);
    assert.match(page.headers.get('Content-Security-Policy'), /default-src 'none'; style-src 'sha256-/);
    const signedIn = await this.open(login, fields(await page.text(), { email, password }));
    assert.equal(signedIn.status, 303, await signedIn.clone().text());
    const toConsent = await this.open(new URL(signedIn.headers.get('Location'), url).href);
    const question = await this.open(toConsent.headers.get('Location'));
    assert.equal(question.status, 200, await question.clone().text());
    const text = await question.text();
    for (const part of expected) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    const answer = await this.open(`${url}/oauth2/authorize`, fields(text.slice(0, text.indexOf('</form>')), {}));
    assert.equal(answer.status, 302, await answer.clone().text());
    return new URL(answer.headers.get('Location'));
  }
}

/** The status of a request with a token. What was allowed just now is known to all gateways within a second. */
export async function statusWith(token, path = '/v1/prices/BTC-USD') {
  return (await fetch(url + path, { headers: { Authorization: `Bearer ${token}` } })).status;
}

export async function works(token) {
  await until('that the token works', async () => (await statusWith(token)) === 200, 10);
}

export async function isRefused(token) {
  await until('that the token is refused', async () => (await statusWith(token)) === 401, 10);
}

function fields(html, more) {
  const form = new URLSearchParams(more);
  for (const [, name, value] of html.matchAll(/<input type="(?:hidden|checkbox)" name="([^"]+)" value="([^"]*)"/g)) {
    form.append(name, value);
  }
  return form;
}
