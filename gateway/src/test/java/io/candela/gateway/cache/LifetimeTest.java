package io.candela.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class LifetimeTest {
    private static final Instant ASKED = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "public, max-age=60",
                "max-age=60",
                "no-store, s-maxage=60",
                "private, s-maxage=60",
                "s-maxage=60, No-Cache",
                "s-maxage=0",
                "s-maxage=soon",
                "s-maxage=-1",
                "s-maxage"
            })
    void whatIsNotMarkedOnPurposeIsNotShared(String cacheControl) {
        assertThat(lifetime(cacheControl)).isNull();
    }

    @Test
    void itIsFreshForAsLongAsItsServiceSays() {
        Lifetime lifetime = known("public, max-age=5, s-maxage=\"60\"");
        assertThat(lifetime.freshAt(ASKED.plusSeconds(59))).isTrue();
        assertThat(lifetime.freshAt(ASKED.plusSeconds(60))).isFalse();
        assertThat(lifetime.usableOnErrorAt(ASKED.plusSeconds(60))).isFalse();
    }

    @Test
    void onErrorsItMayBeOlderUnlessItMustBeAskedAbout() {
        Lifetime lifetime = known("s-maxage=1, stale-if-error=60");
        assertThat(lifetime.usableOnErrorAt(ASKED.plusSeconds(60))).isTrue();
        assertThat(lifetime.usableOnErrorAt(ASKED.plusSeconds(61))).isFalse();
        assertThat(known("s-maxage=1, stale-if-error=60, must-revalidate").usableOnErrorAt(ASKED.plusSeconds(2)))
                .isFalse();
    }

    private static Lifetime known(String cacheControl) {
        Lifetime lifetime = lifetime(cacheControl);
        assertThat(lifetime).isNotNull();
        return Objects.requireNonNull(lifetime);
    }

    private static @Nullable Lifetime lifetime(String cacheControl) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, cacheControl);
        return Lifetime.of(headers, ASKED);
    }
}
