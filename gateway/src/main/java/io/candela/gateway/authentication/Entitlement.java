package io.candela.gateway.authentication;

import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Verdict;
import io.candela.gateway.routes.Access;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Decides whether a caller may use a route. */
public final class Entitlement {
    private Entitlement() {}

    /** Whether {@code scopes} suffice for {@code access}; if not, the refusal says what is missing. */
    public static Verdict check(Access access, Set<String> scopes) {
        return switch (access) {
            case Access.Open _ -> Verdict.PASSED;
            case Access.Delegated _ -> Verdict.PASSED;
            case Access.Scoped(var scope) when scopes.contains(scope) -> Verdict.PASSED;
            case Access.Scoped(var scope) ->
                new Verdict.Refused(
                        new Refusal("missing-scope", "This needs a credential with the scope '%s'.".formatted(scope))
                                .with(
                                        HttpHeaders.WWW_AUTHENTICATE,
                                        "Bearer realm=\"candela\", error=\"insufficient_scope\", scope=\"%s\""
                                                .formatted(scope)));
        };
    }
}
