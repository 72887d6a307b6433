package io.candela.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The body of the request cannot be understood, or a field of it is wrong. */
public final class InvalidBody extends Problem {
    public InvalidBody(String field, String message) {
        this("%s: %s".formatted(field, message), List.of(ProblemError.field(field, message)));
    }

    public InvalidBody(String detail, List<ProblemError> errors) {
        super(HttpStatus.BAD_REQUEST, "invalid-body", "Invalid body", detail);
        errors.forEach(this::add);
    }
}
