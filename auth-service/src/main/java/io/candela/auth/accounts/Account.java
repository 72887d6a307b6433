package io.candela.auth.accounts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A user of Candela, as the user sees it. */
@Schema(name = "Account", description = "Your account")
public record Account(
        @Schema(example = "acc_01ZUW8Yh4vG2kQm7TnR5sX") String id,

        @Schema(example = "ada@example.org", format = "email")
        String email,

        @Schema(description = "Id of the plan that it is on", example = "free")
        String plan,

        Instant createdAt) {}
