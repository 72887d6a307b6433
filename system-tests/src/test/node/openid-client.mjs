import assert from 'node:assert/strict';
import * as client from 'openid-client';
import { url } from './platform.mjs';
import { Browser, isRefused, patient, redirect, registrationToken, signUp, statusWith, works } from './oauth.mjs';

// All of OAuth as an app does it that uses openid-client.
const options = { execute: [client.allowInsecureRequests], [client.customFetch]: patient };
const { email, account } = await signUp();

const config = await client.dynamicClientRegistration(
  new URL(url),
  {
    client_name: 'A portfolio',
    redirect_uris: [redirect],
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    scope: 'openid market:read signals:read',
    token_endpoint_auth_method: 'client_secret_basic',
  },
  client.ClientSecretBasic(),
  { ...options, initialAccessToken: await registrationToken() },
);
config[client.customFetch] = patient;
client.enableNonRepudiationChecks(config);
const metadata = config.serverMetadata();
assert.equal(metadata.issuer, url);
assert.ok(metadata.supportsPKCE());

async function authorize() {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const link = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid market:read',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  const back = await new Browser().consent(link.href, email, ['A portfolio', 'read prices, candles and trades']);
  return client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
}

// Code + PKCE with consent
const first = await authorize();
assert.equal(first.claims().sub, account);
await works(first.access_token);
assert.equal(await statusWith(first.access_token, '/v1/keys'), 403);

// Refresh
const second = await client.refreshTokenGrant(config, first.refresh_token);
assert.notEqual(second.refresh_token, first.refresh_token);
await works(second.access_token);

// Introspection
const told = await client.tokenIntrospection(config, second.access_token);
assert.equal(told.active, true);
assert.equal(told.sub, account);
assert.equal(told.scope, 'market:read openid');

// Reuse: the old refresh token takes the whole grant with it
await assert.rejects(client.refreshTokenGrant(config, first.refresh_token), { error: 'invalid_grant' });
await assert.rejects(client.refreshTokenGrant(config, second.refresh_token), { error: 'invalid_grant' });
assert.equal((await client.tokenIntrospection(config, second.access_token)).active, false);
await isRefused(second.access_token);
await isRefused(first.access_token);

// Client credentials
const own = await client.clientCredentialsGrant(config, { scope: 'market:read' });
await works(own.access_token);

// Revocation
await client.tokenRevocation(config, own.access_token);
await isRefused(own.access_token);
const another = await client.clientCredentialsGrant(config, { scope: 'market:read' });
await works(another.access_token);
console.log(another.access_token);
