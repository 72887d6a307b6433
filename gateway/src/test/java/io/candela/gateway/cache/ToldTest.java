package io.candela.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class ToldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=1, public, s-maxage=1, stale-if-error=60 | private, max-age=1",
                "public, s-maxage=5 | private, max-age=5",
                "public | private, max-age=0",
                "max-age=31536000, public, s-maxage=31536000, immutable | private, max-age=31536000, immutable",
                "no-cache, s-maxage=60 | private, no-cache",
                "public, max-age=60, no-store | no-store",
                "public, s-maxage=60, must-revalidate | private, max-age=60, must-revalidate",
                "no-store | no-store",
                "private, max-age=3 | private, max-age=3",
                "no-cache | no-cache"
            })
    void callersMayKeepItForThemselves(String service, String caller) {
        assertThat(Told.cacheControl(List.of(service))).isEqualTo(caller);
    }

    @Test
    void nobodyLearnsThatAnAnswerDependsOnThePlan() {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.VARY, "Candela-Plan, Prefer");
        headers.add(HttpHeaders.VARY, "Origin");
        Told.make(headers, Told.bypassed());
        assertThat(headers.getVary()).containsExactly("Prefer", "Origin");
    }
}
