package io.candela.signals.backtests.jobs;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.candela.contracts.KeyMode;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.CallerTokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Speaks for callers, as the gateway would; and has the files that the service is given. */
record Callers(Path gatewayKey, Path ownKey, Path publicKeys, Path cursorSecret) {
    static Callers in(Path folder) throws IOException, JOSEException {
        ECKey gateway = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        ECKey own =
                new ECKeyGenerator(Curve.P_256).keyID("signals-service.test").generate();
        return new Callers(
                Files.writeString(folder.resolve("gateway.jwk"), gateway.toJSONString()),
                Files.writeString(folder.resolve("own.jwk"), own.toJSONString()),
                Files.writeString(folder.resolve("public.jwks"), new JWKSet(gateway.toPublicJWK()).toString()),
                Files.writeString(folder.resolve("cursor.secret"), "0123456789abcdef0123456789abcdef"));
    }

    void configure(DynamicPropertyRegistry settings) {
        settings.add("candela.identity.private-key-file", ownKey::toString);
        settings.add("candela.identity.public-keys-file", () -> publicKeys);
        settings.add("candela.cursor.secret-file", () -> cursorSecret);
    }

    /** What the gateway would send with a request of {@code account}. */
    String identity(String account, String plan) {
        Caller caller = new Caller(account, "key_1", Set.of("signals:backtest", "signals:read"), plan, KeyMode.TEST);
        return CallerTokenIssuer.withKeyIn(gatewayKey).issue(caller, "signals-service", Instant.now());
    }
}
