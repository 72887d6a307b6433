package io.candela.platform.problem;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A parameter of the request cannot be understood or is out of range. */
public final class InvalidParameter extends Problem {
    public InvalidParameter(String name, String message) {
        this(List.of(ProblemError.parameter(name, message)));
    }

    public InvalidParameter(String name, String message, List<String> allowed) {
        this(List.of(ProblemError.parameter(name, message, allowed)));
    }

    public InvalidParameter(List<ProblemError> errors) {
        super(
                HttpStatus.BAD_REQUEST,
                "invalid-parameter",
                "Invalid parameter",
                "%s: %s"
                        .formatted(
                                errors.getFirst().parameter(), errors.getFirst().message()));
        errors.forEach(this::add);
    }

    /** Throws one of these if there is no time from the parameter {@code from} on that is before {@code to}. */
    public static void requireRange(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidParameter("to", "must be after from");
        }
    }
}
