package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The requests that users are told to try, as they are printed.
 *
 * @param key the line that sets {@code KEY}
 * @param curls a line for each request
 */
record Requests(String key, List<String> curls) {

    /** The last ones: what has started twice has printed twice. */
    static Requests in(String text) {
        List<String> lines = text.lines()
                .filter(line -> line.startsWith("KEY=") || line.startsWith("curl "))
                .toList();
        assertThat(lines).as(text).hasSizeGreaterThanOrEqualTo(4);
        List<String> last = lines.subList(lines.size() - 4, lines.size());
        assertThat(last.getFirst()).startsWith("KEY=");
        return new Requests(last.getFirst(), last.subList(1, 4));
    }

    String keyAlone() {
        return key.substring("KEY=".length());
    }

    void allAnswer() throws IOException, InterruptedException {
        for (String curl : curls) {
            Process process = new ProcessBuilder("bash", "-c", key + "\n" + curl + " -s -f")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String body = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(curl).isZero();
            JsonNode answer = Api.JSON.readTree(body);
            assertThat(answer.path("data").isArray()).as(body).isTrue();
        }
    }
}
