import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the platform is and what lets one in: from the environment, as the tests say it. */
export const url = process.env.CANDELA_URL;
export const key = process.env.CANDELA_KEY;

export async function ticket() {
  const answer = await fetch(`${url}/v1/stream/tickets`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}` },
  });
  assert.equal(answer.status, 201, await answer.clone().text());
  return (await answer.json()).ticket;
}

/** Waits until `condition` answers something, and answers that. */
export async function until(what, condition, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await condition();
    if (found) {
      return found;
    }
    assert.ok(Date.now() < end, `${what} did not happen in ${seconds} s`);
    await pause(50);
  }
}

/** The tape numbers its trades, and has one instrument: none may be missing, none may come twice. */
export function assertUninterrupted(trades) {
  trades.forEach((id, i) => assert.equal(id, trades[0] + i, `after ${trades.slice(Math.max(0, i - 3), i)} came ${id}`));
}
