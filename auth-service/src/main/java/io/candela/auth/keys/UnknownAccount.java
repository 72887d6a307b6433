package io.candela.auth.keys;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The account that the caller acts for is not stored here. */
public final class UnknownAccount extends Problem {
    public UnknownAccount() {
        super(HttpStatus.NOT_FOUND, "unknown-account", "Unknown account", "The account of this key does not exist.");
    }
}
