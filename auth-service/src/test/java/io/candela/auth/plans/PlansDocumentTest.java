package io.candela.auth.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.auth.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of plans in the documentation is what a new database has. */
class PlansDocumentTest {
    @Test
    void theTableOfPlansIsTheData() throws IOException {
        String expected = new Plans(Database.fresh().jdbc())
                .all().stream()
                        .map(StoredPlan::told)
                        .map(plan -> "| `%s` | %,d | %,d | %,d | %,d | %,d |\n"
                                .formatted(
                                        plan.id(),
                                        plan.requestsPerMinute(),
                                        plan.burst(),
                                        plan.creditsPerDay(),
                                        plan.streams(),
                                        plan.historyDays()))
                        .collect(Collectors.joining("", """
                                | plan | credits a minute and key | saved up | credits a day and account | open streams | days of history |
                                |---|---|---|---|---|---|
                                """, ""));
        String document = Files.readString(Path.of("..", "docs", "limits.md"));
        assertThat(document.split("<!-- /?plans -->\n")[1]).isEqualTo(expected);
    }
}
