package io.candela.auth.accounts;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/**
 * Somebody signed up with this address before. To say so lets anyone find out who has an account. The usual remedy, to
 * answer alike in both cases and send the difference by mail, needs mail, which a self-hosted system need not have; here
 * the first answer already holds a working key. Guessing is kept slow by the limits of the gateway.
 */
final class EmailTaken extends Problem {
    EmailTaken() {
        super(
                HttpStatus.CONFLICT,
                "email-taken",
                "E-mail address taken",
                "There is an account with this e-mail address already.");
    }
}
