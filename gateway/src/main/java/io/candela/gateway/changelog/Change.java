package io.candela.gateway.changelog;

import io.candela.gateway.documents.Frame;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A change that callers may want to know of.
 *
 * @param id its name in links, which stays
 * @param text what is new and what to do about it; what is in backticks is code
 */
record Change(String id, LocalDate date, String title, String text) {
    /** All changes, the newest first, from {@code changelog.yaml}. */
    static List<Change> load() {
        return Frame.load("changelog.yaml").valueStream().map(Change::of).toList();
    }

    private static Change of(JsonNode entry) {
        return new Change(
                entry.path("id").asString(),
                LocalDate.parse(entry.path("date").asString()),
                entry.path("title").asString(),
                entry.path("text").asString());
    }
}
