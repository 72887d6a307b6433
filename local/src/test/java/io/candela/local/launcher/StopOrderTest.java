package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StopOrderTest {

    private final Part kafka = part("kafka");
    private final Part redis = part("redis");
    private final Part discovery = part("discovery");
    private final Part auth = part("auth-service", "kafka", "discovery");
    private final Part gateway = part("gateway", "kafka", "redis", "discovery", "auth-service");

    @Test
    void nothingEndsBeforeWhatNeedsIt() {
        assertThat(StopOrder.of(List.of(kafka, redis, discovery, auth, gateway)))
                .containsExactly(List.of(gateway), List.of(redis, auth), List.of(kafka, discovery));
    }

    @Test
    void partsThatNeedEachOtherCanNeitherStartNorStop() {
        assertThatThrownBy(() -> StopOrder.of(List.of(part("hen", "egg"), part("egg", "hen"))))
                .hasMessageContaining("need each other");
    }

    private static Part part(String name, String... needs) {
        return new Part(name, List.of(), Set.of(needs), log -> {
            throw new IOException("not to be started");
        });
    }
}
