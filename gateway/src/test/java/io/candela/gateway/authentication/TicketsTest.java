package io.candela.gateway.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.candela.contracts.Credential;
import io.candela.gateway.credentials.Credentials;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.CallerTokenIssuer;
import io.candela.platform.identity.IdentityKeys;
import io.candela.platform.identity.TokenSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");
    private static final Credential CREDENTIAL =
            Credentials.active("key_1", Credentials.key(), "free", "stream", "market:read");

    private final IdentityKeyFiles files;
    private final ECKey key;
    private final Tickets tickets;

    TicketsTest(@TempDir Path folder) throws IOException {
        files = new IdentityKeyFiles(folder);
        key = files.create("current");
        tickets = gateway("current");
    }

    @Test
    void aTicketTellsWhoseItIsForAnHour() {
        Ticket ticket = tickets.issue(CREDENTIAL, NOW);
        assertThat(ticket.expiresAt()).isEqualTo(Instant.parse("2026-11-24T13:00:00Z"));
        assertThat(tickets.inspect(ticket.ticket(), NOW)).isEqualTo(new Inspection.Genuine("key_1"));
        assertThat(tickets.inspect(ticket.ticket(), ticket.expiresAt().minusNanos(1)))
                .isEqualTo(new Inspection.Genuine("key_1"));
        assertThat(tickets.inspect(ticket.ticket(), ticket.expiresAt()))
                .isEqualTo(new Inspection.Expired(ticket.expiresAt()));
    }

    @Test
    void aTicketEndsNoLaterThanItsKey() {
        Instant end = Instant.parse("2026-11-24T12:10:00Z");
        assertThat(tickets.issue(Credentials.until(CREDENTIAL, end), NOW).expiresAt())
                .isEqualTo(end);
        assertThat(tickets.issue(Credentials.until(CREDENTIAL, NOW.plus(Duration.ofDays(1))), NOW)
                        .expiresAt())
                .isEqualTo(Instant.parse("2026-11-24T13:00:00Z"));
    }

    @Test
    void aTicketDoesNotPrintItselfAndSaysNothingOfTheKeyButItsId() throws Exception {
        Ticket ticket = tickets.issue(CREDENTIAL, NOW);
        assertThat(ticket.toString()).doesNotContain(ticket.ticket());
        assertThat(SignedJWT.parse(ticket.ticket())
                        .getJWTClaimsSet()
                        .getClaims()
                        .keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "iat", "exp");
        assertThat(ticket.ticket()).hasSizeLessThan(600);
    }

    @Test
    void everyGatewayKnowsTheTicketsOfTheOthersWhileKeysAreChanged() throws IOException {
        Ticket old = tickets.issue(CREDENTIAL, NOW);
        files.create("next");
        Tickets changed = gateway("next");
        Ticket young = changed.issue(CREDENTIAL, NOW);
        assertThat(changed.inspect(old.ticket(), NOW)).isInstanceOf(Inspection.Genuine.class);
        // One that started before the new key was published reads the file again.
        assertThat(tickets.inspect(young.ticket(), NOW.plusSeconds(6))).isInstanceOf(Inspection.Genuine.class);
    }

    @Test
    void whatNoGatewayHasMadeAsATicketIsForged() throws Exception {
        assertThat(tickets.inspect(signed(key, claims()), NOW)).isEqualTo(new Inspection.Genuine("key_1"));
        forgeries()
                .forEach((name, token) ->
                        assertThat(tickets.inspect(token, NOW)).as(name).isEqualTo(new Inspection.Forged()));
    }

    @Test
    void aTicketThatWasChangedAnywhereIsForged() {
        String ticket = tickets.issue(CREDENTIAL, NOW).ticket();
        // The last character holds bits that are no part of the signature.
        for (int i = 0; i < ticket.length() - 1; i++) {
            char other = ticket.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tickets.inspect(ticket.substring(0, i) + other + ticket.substring(i + 1), NOW))
                    .as("character %d", i)
                    .isEqualTo(new Inspection.Forged());
            assertThat(tickets.inspect(ticket.substring(0, i), NOW))
                    .as("the first %d characters", i)
                    .isEqualTo(new Inspection.Forged());
        }
    }

    private Map<String, String> forgeries() throws Exception {
        String good = tickets.issue(CREDENTIAL, NOW).ticket();
        String[] parts = good.split("[.]");
        files.createUnpublished("unpublished");
        ECKey service = files.create("signals-service.1");
        ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("current").generate();
        JWSHeader header = SignedJWT.parse(good).getHeader();

        Map<String, String> forgeries = new LinkedHashMap<>();
        forgeries.put("nothing", "");
        forgeries.put("rubbish", "rubbish");
        forgeries.put("dots", "..");
        forgeries.put("no signature", new PlainJWT(claims().build()).serialize());
        forgeries.put("alg none", encoded("{\"alg\":\"none\",\"typ\":\"candela-ticket+jwt\"}") + "." + parts[1] + ".");
        forgeries.put(
                "alg none, with key id and signature",
                encoded("{\"alg\":\"none\",\"typ\":\"candela-ticket+jwt\",\"kid\":\"current\"}") + "." + parts[1] + "."
                        + parts[2]);
        forgeries.put("the public key as a secret", symmetric());
        forgeries.put(
                "an identity token",
                CallerTokenIssuer.withKeyIn(files.privateKey("current"))
                        .issue(
                                new Caller("acct_1", "key_1", Set.of("stream"), "free", CREDENTIAL.mode()),
                                "gateway",
                                NOW));
        forgeries.put("the type of identity tokens", typed(key, "candela-id+jwt", claims()));
        forgeries.put("no type", typed(key, null, claims()));
        forgeries.put("the usual type", typed(key, "JWT", claims()));
        forgeries.put("for a service", signed(key, claims().audience("market-data-service")));
        forgeries.put("for a service as well", signed(key, claims().audience(List.of("candela-stream", "gateway"))));
        forgeries.put("for nobody", signed(key, claims().audience((String) null)));
        forgeries.put("of nobody", signed(key, claims().subject(null)));
        forgeries.put("without end", signed(key, claims().expirationTime(null)));
        forgeries.put("without beginning", signed(key, claims().issueTime(null)));
        forgeries.put("from the future", signed(key, claims().issueTime(Date.from(NOW.plusSeconds(60)))));
        forgeries.put("another issuer", signed(key, claims().issuer("signals-service")));
        forgeries.put("a service's key", signed(service, claims()));
        forgeries.put("a service's key in its own name", signed(service, claims().issuer("signals-service")));
        forgeries.put("another key of the same name", signed(stranger, claims()));
        forgeries.put(
                "a key that is not published",
                gateway("unpublished").issue(CREDENTIAL, NOW).ticket());
        forgeries.put(
                "a key that it brings along",
                signed(
                        stranger,
                        new JWSHeader.Builder(header)
                                .keyID(null)
                                .jwk(stranger.toPublicJWK())
                                .build(),
                        claims()));
        forgeries.put(
                "an extension that nobody knows",
                signed(
                        key,
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(Tickets.TYPE)
                                .keyID(key.getKeyID())
                                .criticalParams(Set.of("x"))
                                .customParam("x", 1)
                                .build(),
                        claims()));
        forgeries.put("too long", signed(key, claims().subject("k".repeat(1000))));
        forgeries.put("two at once", good + "." + parts[2]);
        forgeries.put("another payload", parts[0] + "." + encoded("{\"sub\":\"key_2\"}") + "." + parts[2]);
        forgeries.put("signature of zeros", parts[0] + "." + parts[1] + "." + "A".repeat(86));
        return forgeries;
    }

    private Tickets gateway(String id) {
        return new Tickets(
                TokenSigner.withKeyIn(files.privateKey(id), Tickets.TYPE), new IdentityKeys(files.publicKeys(), NOW));
    }

    /** Those of a good ticket. */
    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("candela-gateway")
                .audience("candela-stream")
                .subject("key_1")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(ECKey key, JWTClaimsSet.Builder claims) throws JOSEException {
        return typed(key, "candela-ticket+jwt", claims);
    }

    private static String typed(ECKey key, @Nullable String type, JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(
                key,
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(type == null ? null : new JOSEObjectType(type))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
    }

    private static String signed(ECKey key, JWSHeader header, JWTClaimsSet.Builder claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private String symmetric() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(Tickets.TYPE)
                        .keyID(key.getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(UTF_8)));
        return token.serialize();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
