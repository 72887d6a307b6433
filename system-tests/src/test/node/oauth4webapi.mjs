import assert from 'node:assert/strict';
import * as oauth from 'oauth4webapi';
import { url } from './platform.mjs';
import { Browser, isRefused, patient, redirect, registrationToken, signUp, works } from './oauth.mjs';

// All of OAuth as an app does it that uses oauth4webapi, beginning at the API that refuses it.
const options = { [oauth.allowInsecureRequests]: true, [oauth.customFetch]: patient };
const { email, account } = await signUp();

// The challenge leads to the description of the resource, and that to the authorization server (RFC 9728)
const refused = await fetch(`${url}/v1/prices/BTC-USD`);
assert.equal(refused.status, 401);
const [, described] = refused.headers.get('WWW-Authenticate').match(/resource_metadata="([^"]+)"/);
assert.equal(described, `${url}/.well-known/oauth-protected-resource`);
const resource = await oauth.processResourceDiscoveryResponse(
  new URL(url),
  await oauth.resourceDiscoveryRequest(new URL(url), options),
);
assert.ok(resource.scopes_supported.includes('market:read'));
const issuer = new URL(resource.authorization_servers[0]);

for (const algorithm of ['oidc', 'oauth2']) {
  await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { ...options, algorithm }));
}
const as = await oauth.processDiscoveryResponse(
  issuer,
  await oauth.discoveryRequest(issuer, { ...options, algorithm: 'oauth2' }),
);

async function register(metadata) {
  return oauth.processDynamicClientRegistrationResponse(
    await oauth.dynamicClientRegistrationRequest(as, metadata, {
      ...options,
      initialAccessToken: await registrationToken(),
    }),
  );
}

async function authorize(client, authentication) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const link = new URL(as.authorization_endpoint);
  link.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'market:read',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  });
  const back = await new Browser().consent(link.href, email, [client.client_name]);
  const parameters = oauth.validateAuthResponse(as, client, back, state);
  return oauth.processAuthorizationCodeResponse(
    as,
    client,
    await oauth.authorizationCodeGrantRequest(as, client, authentication, parameters, redirect, verifier, options),
  );
}

// An app that keeps a secret
const client = await register({
  client_name: 'A bot',
  redirect_uris: [redirect],
  grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
  scope: 'market:read',
  token_endpoint_auth_method: 'client_secret_post',
});
const secret = oauth.ClientSecretPost(client.client_secret);
const first = await authorize(client, secret);
await works(first.access_token);

async function refresh(token) {
  return oauth.processRefreshTokenResponse(
    as,
    client,
    await oauth.refreshTokenGrantRequest(as, client, secret, token, options),
  );
}
async function introspect(token) {
  return oauth.processIntrospectionResponse(
    as,
    client,
    await oauth.introspectionRequest(as, client, secret, token, options),
  );
}
const second = await refresh(first.refresh_token);
assert.equal((await introspect(second.access_token)).sub, account);
await assert.rejects(refresh(first.refresh_token), { error: 'invalid_grant' });
await isRefused(second.access_token);
assert.equal((await introspect(second.refresh_token)).active, false);

const own = await oauth.processClientCredentialsResponse(
  as,
  client,
  await oauth.clientCredentialsGrantRequest(as, client, secret, { scope: 'market:read' }, options),
);
await works(own.access_token);
await oauth.processRevocationResponse(
  await oauth.revocationRequest(as, client, secret, own.access_token, options),
);
await isRefused(own.access_token);

// An app that cannot keep one, such as a page or a program on a phone
const open = await register({
  client_name: 'A page',
  redirect_uris: [redirect],
  scope: 'market:read',
  token_endpoint_auth_method: 'none',
});
assert.equal(open.client_secret, undefined);
const tokens = await authorize(open, oauth.None());
assert.equal(tokens.refresh_token, undefined);
await works(tokens.access_token);
