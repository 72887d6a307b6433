package io.candela.platform.problem;

import org.springframework.http.HttpStatus;

/** A cursor was not made here, was changed, or belongs to another list. */
public final class InvalidCursor extends Problem {
    public InvalidCursor() {
        super(
                HttpStatus.BAD_REQUEST,
                "invalid-cursor",
                "Invalid cursor",
                "This cursor does not belong to this list. Take it unchanged from page.next of the same request.");
        add(ProblemError.parameter("cursor", "is not a cursor of this list"));
    }
}
