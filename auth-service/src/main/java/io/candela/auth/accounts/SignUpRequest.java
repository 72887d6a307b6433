package io.candela.auth.accounts;

import io.candela.platform.problem.ProblemError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body that asks for an account, as it came: nothing in it is checked yet. */
@Schema(name = "SignUp", description = "The account that is wanted")
record SignUpRequest(
        @Schema(
                example = "ada@example.org",
                format = "email",
                maxLength = 254,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String email,

        @Schema(
                example = "correct horse battery staple",
                format = "password",
                minLength = SHORTEST_PASSWORD,
                maxLength = LONGEST_PASSWORD,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String password) {

    static final int SHORTEST_PASSWORD = 12;
    static final int LONGEST_PASSWORD = 128;

    /** What is to be said of the request. */
    sealed interface Reading {
        record Understood(EmailAddress email, String password) implements Reading {
            @Override
            public String toString() {
                return "Understood[email=…, password=…]";
            }
        }

        record Wrong(List<ProblemError> errors) implements Reading {}
    }

    Reading read() {
        List<ProblemError> errors = new ArrayList<>();
        Optional<EmailAddress> address = email == null ? Optional.empty() : EmailAddress.parse(email.strip());
        if (address.isEmpty()) {
            errors.add(ProblemError.field("email", email == null ? "is required" : "is no e-mail address"));
        }
        String secret = password == null ? "" : password;
        if (password == null) {
            errors.add(ProblemError.field("password", "is required"));
        } else if (secret.length() < SHORTEST_PASSWORD || secret.length() > LONGEST_PASSWORD) {
            errors.add(ProblemError.field(
                    "password", "must have from %d to %d characters".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD)));
        }
        return address.isPresent() && errors.isEmpty()
                ? new Reading.Understood(address.get(), secret)
                : new Reading.Wrong(errors);
    }

    /** Without its content: requests end up in debug logs. */
    @Override
    public String toString() {
        return "SignUpRequest[email=…, password=…]";
    }
}
