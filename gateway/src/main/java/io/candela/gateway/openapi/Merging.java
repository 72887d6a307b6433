package io.candela.gateway.openapi;

import java.util.SortedSet;
import tools.jackson.databind.node.ObjectNode;

/** What came of the attempt to make one document of several. */
sealed interface Merging {
    record Merged(ObjectNode document) implements Merging {}

    /** The documents do not fit together; {@code reasons} are sentences for who has to change one of them. */
    record Conflicting(SortedSet<String> reasons) implements Merging {}
}
