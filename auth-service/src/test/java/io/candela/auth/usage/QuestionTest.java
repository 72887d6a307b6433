package io.candela.auth.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.platform.problem.InvalidParameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:34:56Z");

    @Test
    void withoutEndsItIsTheUsualTimeUntilNow() {
        assertSpan(Grain.HOUR, null, null, "2026-11-23T13:00:00Z", "2026-11-24T13:00:00Z");
        assertSpan(Grain.DAY, null, null, "2026-10-26T00:00:00Z", "2026-11-25T00:00:00Z");
    }

    @Test
    void endsAreWidenedToWholeHoursAndDays() {
        assertSpan(
                Grain.HOUR,
                "2026-11-20T10:30:00Z",
                "2026-11-20T11:00:01Z",
                "2026-11-20T10:00:00Z",
                "2026-11-20T12:00:00Z");
        assertSpan(
                Grain.DAY,
                "2026-11-20T10:30:00Z",
                "2026-11-21T00:00:00Z",
                "2026-11-20T00:00:00Z",
                "2026-11-21T00:00:00Z");
    }

    @Test
    void oneEndAloneIsTheEndOfTheUsualTime() {
        assertSpan(Grain.HOUR, "2026-11-20T00:00:00Z", null, "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z");
        assertSpan(Grain.HOUR, "2026-11-24T00:00:00Z", null, "2026-11-24T00:00:00Z", "2026-11-24T13:00:00Z");
        assertSpan(Grain.HOUR, null, "2026-11-20T00:00:00Z", "2026-11-19T00:00:00Z", "2026-11-20T00:00:00Z");
    }

    @Test
    void whatIsTooLongOrEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> span(Grain.HOUR, "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"))
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("31 days");
        assertThatThrownBy(() -> span(Grain.DAY, "2026-03-01T00:00:00Z", "2026-01-01T00:00:00Z"))
                .isInstanceOf(InvalidParameter.class);
    }

    private static void assertSpan(Grain grain, @Nullable String from, @Nullable String to, String start, String end) {
        assertThat(span(grain, from, to)).isEqualTo(new Question.Span(Instant.parse(start), Instant.parse(end)));
    }

    private static Question.Span span(Grain grain, @Nullable String from, @Nullable String to) {
        return Question.span(grain, instant(from), instant(to), NOW);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
