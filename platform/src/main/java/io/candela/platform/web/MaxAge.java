package io.candela.platform.web;

import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.problem.StaleData;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** How old an answer may be, as the caller says in the parameter {@code maxAge}. What is older is refused: it fails closed. */
public record MaxAge(Duration most) {
    private static final String NAME = "maxAge";

    /** What {@code text} says, such as {@code 2s}. Throws {@link InvalidParameter} if that is no length of time. */
    public static MaxAge parse(String text) {
        try {
            Duration parsed = DurationStyle.detectAndParse(text);
            if (!parsed.isNegative()) {
                return new MaxAge(parsed);
            }
        } catch (IllegalArgumentException notADuration) {
            throw new InvalidParameter(NAME, "'%s' is no length of time such as 2s or 500ms".formatted(text));
        }
        throw new InvalidParameter(NAME, "must not be negative");
    }

    /** Throws {@link StaleData} if an answer of this age is older. */
    public void require(Duration age) {
        if (age.compareTo(most) > 0) {
            throw new StaleData(age, most);
        }
    }
}
