package io.candela.gateway.versions;

import io.candela.gateway.versions.VersionsProperties.Ending;
import java.time.Instant;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Knows which paths are on their way out. */
final class Versions {
    private static final Phase CURRENT = new Phase.Current();

    private final List<Row> rows;

    Versions(VersionsProperties properties) {
        rows = properties.endings().stream()
                .flatMap(ending -> ending.paths().stream()
                        .map(path -> new Row(PathPatternParser.defaultInstance.parse(path), ending)))
                .toList();
    }

    Phase phase(PathContainer path, Instant now) {
        for (Row row : rows) {
            if (row.pattern().matches(path)) {
                Instant sunset = row.ending().sunset();
                return sunset == null || now.isBefore(sunset)
                        ? new Phase.Outgoing(row.ending())
                        : new Phase.Gone(row.ending());
            }
        }
        return CURRENT;
    }

    private record Row(PathPattern pattern, Ending ending) {}
}
