package io.candela.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who made a change: a caller of the API, or somebody at the database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditActor", description = "Who made a change")
record Actor(
        @Schema(
                description = "The account that acted; `anonymous` for somebody who signed up",
                example = "acc_01ZUW8Yh4vG2kQm7TnR5sX")
        @Nullable
        String account,

        @Schema(description = "The key or grant that was used", example = "key_01ZUW8Yh4vG2kQm7TnR5sX") @Nullable
        String credential,

        @Schema(description = "Where the request came from", example = "203.0.113.7") @Nullable
        String address,

        @Schema(description = "Id of the request", example = "0e6b6c52-7c5c-4b6f-9a53-0a1d1f7b0f0e") @Nullable
        String requestId,

        @Schema(
                description = "The database's user, and by which program, if the change did not come over the API",
                example = "auth by psql")
        @Nullable
        String database) {}
