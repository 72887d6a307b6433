package io.candela.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change. */
@Schema(name = "AuditEntry", description = "A change of an account, a key, an app, a grant or a plan")
record AuditEntry(
        @Schema(description = "Grows with each entry", example = "1204")
        String id,

        Instant time,

        @Schema(description = "Whose it is; absent for what is nobody's", example = "acc_01ZUW8Yh4vG2kQm7TnR5sX")
        @Nullable
        String account,

        @Schema(
                description =
                        "What happened: `created`, `changed`, `rotated`, `revoked` or `deleted`, after what it happened to",
                example = "key.created")
        String action,

        @Schema(description = "Id of what was changed", example = "key_01ZUW8Yh4vG2kQm7TnR5sX")
        String subject,

        Actor actor,

        @Schema(description = "What the fields that changed were before; absent at the beginning of their subject")
        @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
        @Nullable
        Map<String, Object> before,

        @Schema(description = "What the fields that changed are now; absent at the end of their subject")
        @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
        @Nullable
        Map<String, Object> after) {}
