package io.candela.gateway.streams;

/** Which events of a channel may give way to a newer one of the same subject, for a client that is behind. */
public sealed interface Conflation {
    /** What configuration writes: {@code never}, {@code always}, or {@code property=value}, such as {@code state=open}. */
    static Conflation of(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            return new Where(text.substring(0, equals), text.substring(equals + 1));
        }
        return switch (text) {
            case "never" -> new Never();
            case "always" -> new Always();
            default -> throw new IllegalArgumentException("Conflation is never, always or property=value: " + text);
        };
    }

    /** Every event counts. */
    record Never() implements Conflation {}

    /** Only the newest event of a subject counts. */
    record Always() implements Conflation {}

    /** Events whose {@code property} (a string at the top level of their JSON) is {@code value} may give way; others count. */
    record Where(String property, String value) implements Conflation {}
}
