package io.candela.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceIdentityTest {
    private static final Caller SIGNALS = Caller.service("signals-service", Set.of("market:read"));

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aTokenIsUsedAgainButNeverUntilItExpires() throws Exception {
        Keys keys = Keys.in(folder, "signals-service.1");
        ServiceIdentity identity = new ServiceIdentity(keys.privateFile(), SIGNALS, "market-data-service", () -> now);
        CallerTokens tokens = new CallerTokens(
                new IdentityKeys(keys.publicFile(), now),
                "market-data-service",
                Map.of("signals-service", Set.of("market:read")),
                () -> now);
        String first = identity.token();
        assertThat(tokens.verify(first)).contains(SIGNALS);
        now = now.plusSeconds(40);
        assertThat(identity.token()).isEqualTo(first);
        now = now.plusSeconds(15);
        assertThat(identity.token()).isNotEqualTo(first);
        now = now.plusSeconds(40);
        assertThat(tokens.verify(identity.token())).contains(SIGNALS);
    }
}
