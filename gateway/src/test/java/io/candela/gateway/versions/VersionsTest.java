package io.candela.gateway.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.gateway.versions.VersionsProperties.Ending;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.server.PathContainer;

class VersionsTest {
    private static final Instant DEPRECATION = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant SUNSET = Instant.parse("2028-01-01T00:00:00Z");
    private static final Ending VERSION = new Ending(List.of("/v1/**"), DEPRECATION, SUNSET, URI.create("/changelog"));
    private static final Ending ROUTE = new Ending(List.of("/v2/fruit/{id}"), DEPRECATION, null, null);

    private final Versions versions = new Versions(new VersionsProperties(List.of(VERSION, ROUTE)));

    @Test
    void aVersionIsDeprecatedUntilItsSunsetAndGoneFromThenOn() {
        assertThat(phase("/v1/fruit", SUNSET.minusNanos(1))).isEqualTo(new Phase.Outgoing(VERSION));
        assertThat(phase("/v1/fruit", SUNSET)).isEqualTo(new Phase.Gone(VERSION));
    }

    @Test
    void oneRouteOfAVersionMayEndBeforeTheOthers() {
        assertThat(phase("/v2/fruit/7", SUNSET)).isEqualTo(new Phase.Outgoing(ROUTE));
        assertThat(phase("/v2/fruit", SUNSET)).isEqualTo(new Phase.Current());
    }

    @Test
    void anEndingIsToldInTheWordsOfTheStandards() {
        assertThat(EndingHeaders.of(VERSION))
                .isEqualTo(Map.of(
                        "Deprecation", "@1798761600",
                        "Sunset", "Sat, 01 Jan 2028 00:00:00 GMT",
                        "Link", "</changelog>; rel=\"deprecation\"; type=\"text/html\""));
        assertThat(EndingHeaders.of(ROUTE)).isEqualTo(Map.of("Deprecation", "@1798761600"));
    }

    @Test
    void nothingEndsBeforeItIsDeprecated() {
        assertThatThrownBy(
                        () -> new Ending(List.of("/v1/**"), /* deprecation= */ SUNSET, /* sunset= */ DEPRECATION, null))
                .hasMessageContaining("before");
    }

    @Test
    void nothingEndsByDefault() {
        assertThat(new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("candela.gateway.versions", VersionsProperties.class))
                .isEqualTo(new VersionsProperties(List.of()));
    }

    private Phase phase(String path, Instant now) {
        return versions.phase(PathContainer.parsePath(path), now);
    }
}
