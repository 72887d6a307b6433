package io.candela.gateway.routes;

/** What a caller needs to be let onto a route. */
public sealed interface Access {
    /** How configuration writes {@link Open}. */
    String PUBLIC = "public";

    static Access of(String scope) {
        return scope.equals(PUBLIC) ? new Open() : new Scoped(scope);
    }

    /** Nothing. */
    record Open() implements Access {}

    /** A credential with {@code scope}. */
    record Scoped(String scope) implements Access {}
}
