package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the README tells users to try works as it stands there, but for where this instance is. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/accounts.md",
                "docs/edge.md",
                "docs/limits.md",
                "docs/oauth.md",
                "docs/signatures.md",
                "docs/signals.md",
                "docs/streams.md"
            })
    void itsRequestsAnswer(String document) throws IOException, InterruptedException {
        Instance instance = Instances.replayed();
        List<String> blocks = BLOCK.matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("curl"))
                .map(block -> block.replace("http://localhost:8080", instance.url(8080))
                        .replace(
                                ".candela/secrets",
                                instance.home().resolve("secrets").toString()))
                .toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(2);
        for (String block : blocks) {
            assertThat(block).doesNotContain("localhost");
            Process process = new ProcessBuilder("bash", "-euc", block.replace("curl ", "curl -s -f -w '\\n' "))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answers = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(block).isZero();
            assertThat(answers.lines().map(Api.JSON::readTree)).isNotEmpty().allMatch(JsonNode::isObject);
        }
    }
}
