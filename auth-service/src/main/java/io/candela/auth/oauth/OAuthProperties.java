package io.candela.auth.oauth;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How apps get tokens.
 *
 * @param issuer where users and apps reach the gateway: the name under which tokens are issued
 * @param signingKeysFile a JWK set of private RSA keys: the first one signs, all are published
 * @param answerKeysFile a JWK set of the public keys by which gateways sign answers, published beside the others
 * @param codeLife how long an authorization code may be redeemed
 * @param accessTokenLife how long an access token is good for
 * @param refreshTokenLife how long a refresh token is good for, counted from its issue
 * @param consentLife how long the consent page may stay open
 * @param sessionLife how long a sign-in lasts
 * @param registrationTokenLife how long a registration token is good for
 * @param clientsPerAccount how many clients of an account may be in use at once
 */
@ConfigurationProperties("candela.auth.oauth")
record OAuthProperties(
        @DefaultValue("http://localhost:8080") URI issuer,
        @DefaultValue(".candela/secrets/oauth-signing.jwks") Path signingKeysFile,

        @DefaultValue(".candela/secrets/answer-signing-public.jwks")
        Path answerKeysFile,

        @DefaultValue("1m") Duration codeLife,
        @DefaultValue("10m") Duration accessTokenLife,
        @DefaultValue("30d") Duration refreshTokenLife,
        @DefaultValue("10m") Duration consentLife,
        @DefaultValue("15m") Duration sessionLife,
        @DefaultValue("1h") Duration registrationTokenLife,
        @DefaultValue("20") int clientsPerAccount) {

    /** Whether cookies need to travel encrypted. */
    boolean secure() {
        return issuer.getScheme().equals("https");
    }

    String url(String path) {
        return issuer + path;
    }
}
