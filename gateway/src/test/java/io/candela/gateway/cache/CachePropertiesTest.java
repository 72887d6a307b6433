package io.candela.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Topics;
import io.candela.gateway.Configured;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class CachePropertiesTest {
    @Test
    void defaults() {
        CacheProperties properties = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("candela.gateway.cache", CacheProperties.class);
        assertThat(properties)
                .isEqualTo(new CacheProperties(DataSize.ofMegabytes(32), DataSize.ofMegabytes(1), List.of()));
    }

    @Test
    void aPriceEvictsThePricesThatItChanges() {
        assertThat(Configured.with("candela.gateway.cache", CacheProperties.class)
                        .evictions())
                .containsExactly(new CacheProperties.Eviction(
                        Topics.PRICES.name(), List.of("/v1/prices/{key}", "/v1/prices", "/v1/tickers/{key}")));
    }
}
