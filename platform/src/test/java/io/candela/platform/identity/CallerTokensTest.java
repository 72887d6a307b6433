package io.candela.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.candela.contracts.KeyMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerTokensTest {
    private static final String SERVICE = "market-data-service";
    private static final Caller CALLER =
            new Caller("acc_1", "key_1", Set.of("market:read", "account:read"), "free", KeyMode.TEST);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Keys keys;
    private CallerTokenIssuer issuer;
    private CallerTokens tokens;

    @BeforeEach
    void setUp() throws Exception {
        keys = Keys.in(folder, "current");
        issuer = CallerTokenIssuer.withKeyIn(keys.privateFile());
        tokens = tokens(keys);
    }

    private CallerTokens tokens(Keys keys) {
        return new CallerTokens(
                new IdentityKeys(keys.publicFile(), now),
                SERVICE,
                Map.of("signals-service", Set.of("market:read")),
                () -> now);
    }

    @Test
    void aTokenOfTheGatewayTellsWhoCalls() {
        assertThat(tokens.verify(issuer.issue(CALLER, SERVICE, now))).contains(CALLER);
    }

    @Test
    void anAnonymousCallerStaysAnonymous() {
        assertThat(tokens.verify(issuer.issue(Caller.anonymous(), SERVICE, now)))
                .contains(Caller.anonymous());
    }

    @Test
    void aTokenForAnotherServiceIsRefused() {
        assertThat(tokens.verify(issuer.issue(CALLER, "auth-service", now))).isEmpty();
    }

    @Test
    void aTokenIsRefusedOnceItHasExpiredEvenIfItWasSeenBefore() {
        String token = issuer.issue(CALLER, SERVICE, now);
        assertThat(tokens.verify(token)).isPresent();
        now = now.plus(CallerTokenIssuer.LIFETIME).plus(Duration.ofSeconds(6));
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void aTokenFromTheFutureIsRefused() {
        assertThat(tokens.verify(issuer.issue(CALLER, SERVICE, now.plusSeconds(60))))
                .isEmpty();
    }

    @Test
    void aTokenSignedWithAnotherKeyOfTheSameNameIsRefused() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        CallerTokenIssuer forger =
                CallerTokenIssuer.withKeyIn(Keys.in(other, "current").privateFile());
        assertThat(tokens.verify(forger.issue(CALLER, SERVICE, now))).isEmpty();
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        String[] parts = issuer.issue(CALLER, SERVICE, now).split("[.]");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"candela-id+jwt\"}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(tokens.verify(none + "." + parts[1] + ".")).isEmpty();
    }

    @Test
    void aTokenOfAnotherTypeIsRefusedWhateverItSays() {
        String text = TokenSigner.withKeyIn(keys.privateFile(), new JOSEObjectType("candela-ticket+jwt"))
                .sign(new JWTClaimsSet.Builder()
                        .audience(SERVICE)
                        .subject("acc_1")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60))));
        assertThat(tokens.verify(text)).isEmpty();
    }

    @Test
    void aTokenChangedByOneCharacterIsRefused() {
        String token = issuer.issue(CALLER, SERVICE, now);
        int middle = token.indexOf('.') + 10;
        char changed = token.charAt(middle) == 'A' ? 'B' : 'A';
        assertThat(tokens.verify(token.substring(0, middle) + changed + token.substring(middle + 1)))
                .isEmpty();
    }

    @Test
    void aNewKeyIsTakenFromTheFileWithoutARestart() throws Exception {
        Keys next = Keys.in(folder, "next");
        Files.copy(next.publicFile(), keys.publicFile(), StandardCopyOption.REPLACE_EXISTING);
        now = now.plusSeconds(6);
        String token = CallerTokenIssuer.withKeyIn(next.privateFile()).issue(CALLER, SERVICE, now);
        assertThat(tokens.verify(token)).contains(CALLER);
    }

    @Test
    void aServiceVouchesForItself() throws Exception {
        Keys own = Keys.in(folder, "signals-service.1");
        Caller signals = Caller.service("signals-service", Set.of("market:read"));
        assertThat(signals.account()).isEqualTo("service:signals-service");
        assertThat(verify(own, signals)).contains(signals);
    }

    @Test
    void aServiceCannotVouchForACaller() throws Exception {
        Keys own = Keys.in(folder, "signals-service.1");
        assertThat(verify(own, CALLER)).isEmpty();
        assertThat(verify(own, Caller.anonymous())).isEmpty();
        assertThat(verify(own, new Caller("service:signals-service", "key_1", Set.of(), null, null)))
                .isEmpty();
        assertThat(verify(own, new Caller("service:signals-service", null, Set.of(), "enterprise", null)))
                .isEmpty();
        assertThat(verify(own, new Caller("service:signals-service", null, Set.of(), null, KeyMode.TEST)))
                .isEmpty();
    }

    @Test
    void aServiceCannotVouchForAnotherService() throws Exception {
        Keys own = Keys.in(folder, "signals-service.1");
        assertThat(verify(own, Caller.service("auth-service", Set.of("market:read"))))
                .isEmpty();
    }

    @Test
    void aServiceHasNoScopeButThoseThatItIsGivenHere() throws Exception {
        Keys own = Keys.in(folder, "signals-service.1");
        assertThat(verify(own, Caller.service("signals-service", Set.of("market:read", "admin"))))
                .isEmpty();
    }

    @Test
    void aServiceThatMayNotCallIsRefusedEvenWithoutScopes() throws Exception {
        Keys own = Keys.in(folder, "auth-service.1");
        assertThat(verify(own, Caller.service("auth-service", Set.of()))).isEmpty();
    }

    @Test
    void aGatewayCannotVouchForAService() throws Exception {
        assertThat(verify(keys, Caller.service("signals-service", Set.of("market:read"))))
                .isEmpty();
    }

    @Test
    void aServicesKeyCannotSignInTheGatewaysName() throws Exception {
        Keys own = Keys.in(folder, "signals-service.1");
        ECKey key = ECKey.parse(Files.readString(own.privateFile()));
        ECKey renamed = new ECKey.Builder(key).keyID("gateway").build();
        Path stolen = Files.writeString(folder.resolve("renamed.jwk"), renamed.toJSONString());
        String unknownKey = CallerTokenIssuer.withKeyIn(stolen).issue(CALLER, SERVICE, now);
        assertThat(tokens(own).verify(unknownKey)).isEmpty();

        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(CallerTokenIssuer.TYPE)
                        .keyID(key.getKeyID())
                        .build(),
                SignedJWT.parse(unknownKey).getJWTClaimsSet());
        token.sign(new ECDSASigner(key));
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(IssuerNames.GATEWAY);
        assertThat(tokens(own).verify(token.serialize())).isEmpty();
    }

    private Optional<Caller> verify(Keys keys, Caller caller) {
        String token = CallerTokenIssuer.withKeyIn(keys.privateFile()).issue(caller, SERVICE, now);
        return tokens(keys).verify(token);
    }
}
