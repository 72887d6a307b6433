package io.candela.gateway.versions;

import io.candela.gateway.versions.VersionsProperties.Ending;

/** Where in its life a path is. */
sealed interface Phase {
    /** Nothing is known of an end. */
    record Current() implements Phase {}

    /** It answers, and says that it will end. */
    record Outgoing(Ending ending) implements Phase {}

    /** It answers no more. */
    record Gone(Ending ending) implements Phase {}
}
