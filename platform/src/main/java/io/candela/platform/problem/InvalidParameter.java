package io.candela.platform.problem;

import java.util.List;
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
}
