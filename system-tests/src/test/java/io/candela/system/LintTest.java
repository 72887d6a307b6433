package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What linters of OpenAPI that nobody here wrote say of the description of the API. */
class LintTest {
    private static final Path COMMITTED = Path.of("..", "docs", "api", "openapi.json");
    private static final Map<String, String> SILENT =
            Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

    @TempDir
    private Path folder;

    @Test
    void spectralFindsNoFault() {
        assertThat(spectral(COMMITTED)).isEmpty();
    }

    @Test
    void redoclyFindsNoFault() {
        assertThat(redocly(COMMITTED)).contains("Your API description is valid");
    }

    @Test
    void bothFindFaults() throws IOException {
        ObjectNode document = (ObjectNode) Api.JSON.readTree(COMMITTED.toFile());
        document.withObject("/paths").retain("/v1/keys", "/v1/keys/{id}");
        document.withObject("/servers/0").put("url", "http://api.example");
        ObjectNode create = document.withObject("/paths/~1v1~1keys/post");
        create.putArray("security");
        create.withObject("/responses/201/headers").removeAll();
        document.withObject("/paths/~1v1~1keys~1{id}/get/parameters/0/schema").remove("maxLength");
        document.withObject("/components/schemas/KeyRequest/properties/name").put("maxLength", "long");
        Path broken = Files.writeString(folder.resolve("broken.json"), document.toString());
        assertThat(spectral(broken))
                .contains(
                        "oas3-schema",
                        "owasp:api2:2023-write-restricted",
                        "owasp:api4:2023-rate-limit",
                        "owasp:api4:2023-string-limit",
                        "owasp:api8:2023-no-server-http");
        assertThatThrownBy(() -> redocly(broken)).hasMessageContaining("struct").hasMessageContaining("/maxLength");
    }

    private static String spectral(Path document) {
        return Node.run("spectral-lint.mjs", Map.of(), document.toAbsolutePath().toString());
    }

    private static String redocly(Path document) {
        return Node.run(
                "node_modules/@redocly/cli/bin/cli.js",
                SILENT,
                "lint",
                "--config",
                "redocly.yaml",
                document.toAbsolutePath().toString());
    }
}
