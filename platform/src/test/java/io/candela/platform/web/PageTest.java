package io.candela.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void oneMoreThanFitsSaysThatTheListGoesOnAfterTheLastShown() {
        Page<Integer> page = Page.cut(List.of(1, 2, 3), 2, last -> "after " + last);
        assertThat(page.data()).containsExactly(1, 2);
        assertThat(page.page()).isEqualTo(new Position("after 2", 2));
    }

    @Test
    void whatFitsIsTheEnd() {
        assertThat(Page.cut(List.of(1, 2), 2, last -> "after " + last)).isEqualTo(Page.of(List.of(1, 2), 2, null));
        assertThat(Page.cut(List.<Integer>of(), 2, last -> "after " + last)).isEqualTo(Page.of(List.of(), 2, null));
    }

    @Test
    void aPageShownOtherwiseStaysWhereItIs() {
        assertThat(Page.cut(List.of(1, 2, 3), 2, last -> "after " + last).map(each -> "<%d>".formatted(each)))
                .isEqualTo(Page.of(List.of("<1>", "<2>"), 2, "after 2"));
    }
}
