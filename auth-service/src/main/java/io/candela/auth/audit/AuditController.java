package io.candela.auth.audit;

import io.candela.platform.identity.Caller;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log of the caller's account; administrators see that of all. */
@RestController
@Tag(name = "account")
class AuditController {
    private static final String ADMIN = "admin";
    private static final String MOST = "500";
    private static final int MOST_PER_PAGE = Integer.parseInt(MOST);

    private final AuditEntries entries;
    private final Cursors cursors;

    AuditController(AuditEntries entries, Cursors cursors) {
        this.entries = entries;
        this.cursors = cursors;
    }

    @Operation(
            operationId = "listAuditEntries",
            summary = "List what was changed, and by whom",
            description =
                    "The newest first: each change of your account and its keys. With the scope `admin`, those of all accounts, and of the plans.")
    @ApiResponse(responseCode = "200", description = "A page of changes")
    @GetMapping("/v1/audit")
    Page<AuditEntry> list(
            Caller caller,
            @Parameter(
                            description =
                                    "Only what belongs to this account; another than your own takes the scope `admin`",
                            example = "acc_01ZUW8Yh4vG2kQm7TnR5sX")
                    @RequestParam(required = false)
                    @Nullable
                    String account,
            @Parameter(description = "Only changes of this kind", example = "key.rotated")
                    @RequestParam(required = false)
                    @Nullable
                    String action,
            @Parameter(description = "Only changes of what has this id", example = "key_01ZUW8Yh4vG2kQm7TnR5sX")
                    @RequestParam(required = false)
                    @Nullable
                    String subject,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @Parameter(
                            description = "How many entries a page has at most",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            defaultValue = "100",
                                            minimum = "1",
                                            maximum = MOST))
                    @RequestParam(defaultValue = "100")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > MOST_PER_PAGE) {
            throw new InvalidParameter("limit", "must be from 1 to " + MOST);
        }
        AuditQuery query = new AuditQuery(visible(caller, account), action, subject, from, to);
        String list = "audit " + query;
        Long before =
                cursor == null ? null : Long.valueOf(cursors.open(list, cursor).getFirst());
        return Page.cut(entries.newest(query, before, limit + 1), limit, last -> cursors.seal(list, last.id()));
    }

    /** The account whose entries are to be shown; nothing for those of all. */
    private static @Nullable String visible(Caller caller, @Nullable String wanted) {
        if (caller.scopes().contains(ADMIN)) {
            return wanted;
        }
        if (wanted != null && !wanted.equals(caller.account())) {
            throw new OthersAudit();
        }
        return caller.account();
    }
}
