package io.candela.gateway.openapi;

import java.util.SortedSet;

/** The description of the API at some moment. */
sealed interface Description {
    /**
     * All of it.
     *
     * @param json the document, indented
     * @param entityTag its strong entity tag, in quotation marks
     */
    record Complete(String json, String entityTag) implements Description {}

    /** Some services have not described themselves since the gateway was started. */
    record Incomplete(SortedSet<String> missing) implements Description {}

    /** The services' descriptions do not fit together, and never did since the gateway was started. */
    record Broken() implements Description {}
}
