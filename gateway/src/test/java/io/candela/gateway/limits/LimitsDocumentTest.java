package io.candela.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.Configured;
import io.candela.gateway.routes.RouteTable;
import io.candela.gateway.routes.RoutesProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of costs in the documentation is the one that gateways go by. */
class LimitsDocumentTest {
    @Test
    void theTableOfCostsIsTheConfiguration() throws IOException {
        RouteTable table = new RouteTable(Configured.with("candela.gateway", RoutesProperties.class));
        String expected = LimitsController.routes(table).stream()
                .map(route -> "| `%s` | %s | %s | %d |\n"
                        .formatted(
                                route.route(),
                                String.join(", ", route.methods()),
                                route.scope() == null ? "none" : "`" + route.scope() + "`",
                                route.credits()))
                .collect(Collectors.joining("", "| route | methods | scope | credits |\n|---|---|---|---|\n", ""));
        String document = Files.readString(Path.of("..", "docs", "limits.md"));
        assertThat(document.split("<!-- /?routes -->\n")[1]).isEqualTo(expected);
    }
}
