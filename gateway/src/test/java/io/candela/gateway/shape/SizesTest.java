package io.candela.gateway.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.problems.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class SizesTest {
    private final Sizes sizes = new Sizes(new ShapeProperties(
            DataSize.ofBytes(100), DataSize.ofBytes(200), DataSize.ofBytes(300), Duration.ofSeconds(1), List.of()));

    @ParameterizedTest
    @CsvSource({"101, 0, 0, uri-too-long", "0, 201, 0, headers-too-large", "0, 0, 301, content-too-large"})
    void whatIsTooLargeIsRefusedByName(long uri, long headers, long body, String code) {
        assertThat(sizes.check(uri, headers, body))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @Test
    void whatFitsExactlyPasses() {
        assertThat(sizes.check(100, 200, 300)).isEqualTo(Verdict.PASSED);
        assertThat(sizes.check(0, 0, -1)).isEqualTo(Verdict.PASSED);
    }

    @Test
    void onlyListedOriginsMayCallFromABrowser() {
        var rules = OriginFilter.rules(List.of("https://app.example"));
        assertThat(rules.checkOrigin("https://app.example")).isEqualTo("https://app.example");
        assertThat(rules.checkOrigin("https://app.example.evil")).isNull();
        assertThat(rules.checkOrigin("http://app.example")).isNull();
        assertThat(rules.checkOrigin("null")).isNull();
        assertThat(OriginFilter.rules(List.of()).checkOrigin("https://app.example"))
                .isNull();
    }
}
