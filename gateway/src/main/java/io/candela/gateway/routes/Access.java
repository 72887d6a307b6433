package io.candela.gateway.routes;

/** What a caller needs to be let onto a route. */
public sealed interface Access {
    /** How configuration writes {@link Open}. */
    String PUBLIC = "public";

    /** How configuration writes {@link Delegated}. */
    String DELEGATED = "delegated";

    static Access of(String scope) {
        return switch (scope) {
            case PUBLIC -> new Open();
            case DELEGATED -> new Delegated();
            default -> new Scoped(scope);
        };
    }

    /** Nothing. */
    record Open() implements Access {}

    /**
     * What the service asks for by itself, such as the secret of an OAuth client or a sign-in: it is sent the caller's
     * credentials and cookies, and its pages say for themselves what they may run.
     */
    record Delegated() implements Access {}

    /** A credential with {@code scope}. */
    record Scoped(String scope) implements Access {}
}
