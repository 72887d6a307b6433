package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What the streams say of themselves; {@code LiveStreamsTest} looks whether it is true. */
class AsyncApiTest {
    private static final Path COMMITTED = Path.of("..", "docs", "api", "asyncapi.json");

    @TempDir
    private Path folder;

    @Test
    void theDescriptionIsTheOneThatIsCommittedButForWhereThisInstanceIs() throws IOException {
        Instance instance = Instances.replayed();
        String here = "localhost:" + URI.create(instance.url()).getPort();
        assertThat(instance.send(instance.request("/asyncapi.json")).body())
                .contains(here)
                .isEqualTo(Files.readString(COMMITTED).replace("localhost:8080", here));
    }

    @Test
    void theParserOfAsyncApiFindsNoFault() {
        assertThat(faults(COMMITTED)).isEmpty();
    }

    static Stream<Consumer<ObjectNode>> faults() {
        return Stream.of(
                api -> api.remove("info"),
                api -> api.put("asyncapi", "9.0.0"),
                api -> api.withObject("/operations/subscribe").put("action", "wish"),
                api -> api.withObject("/channels/webSocket/messages/ack").put("$ref", "#/components/messages/none"),
                api -> api.withObject("/components/messages/ping/payload").put("type", "wrong"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theParserFindsAFault(Consumer<ObjectNode> fault) throws IOException {
        ObjectNode document = (ObjectNode) Api.JSON.readTree(COMMITTED.toFile());
        fault.accept(document);
        Path broken = Files.writeString(folder.resolve("broken.json"), document.toString());
        assertThat(faults(broken)).isNotEmpty();
    }

    private static String faults(Path document) {
        return Node.run("asyncapi.mjs", Map.of(), document.toAbsolutePath().toString());
    }
}
