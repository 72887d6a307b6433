package io.candela.gateway.openapi;

import io.candela.gateway.documents.PublishedDocument;
import java.util.SortedSet;

/** The description of the API at some moment. */
sealed interface Description {
    /** All of it. */
    record Complete(PublishedDocument document) implements Description {}

    /** Some services have not described themselves since the gateway was started. */
    record Incomplete(SortedSet<String> missing) implements Description {}

    /** The services' descriptions do not fit together, and never did since the gateway was started. */
    record Broken() implements Description {}
}
