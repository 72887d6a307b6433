package io.candela.gateway.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All answers that are kept for one address, the newest first. */
record Variants(List<Answer> answers) {
    static final Variants NONE = new Variants(List.of());
    private static final int MOST = 8;

    Variants {
        answers = List.copyOf(answers);
    }

    @Nullable
    Answer fitting(UnaryOperator<String> request) {
        for (Answer answer : answers) {
            if (answer.variance().fits(request)) {
                return answer;
            }
        }
        return null;
    }

    /** With {@code answer} instead of the one for the same requests. */
    Variants with(Answer answer) {
        List<Answer> all = new ArrayList<>();
        all.add(answer);
        for (Answer other : answers) {
            if (!other.variance().equals(answer.variance()) && all.size() < MOST) {
                all.add(other);
            }
        }
        return new Variants(all);
    }

    int weight() {
        int weight = 0;
        for (Answer answer : answers) {
            weight += answer.weight();
        }
        return weight;
    }
}
