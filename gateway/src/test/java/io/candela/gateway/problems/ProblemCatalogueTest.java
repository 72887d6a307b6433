package io.candela.gateway.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ProblemCatalogueTest {
    /** What platform and services write: a status and a code in the constructor of a problem. */
    private static final Pattern IN_SERVICES = Pattern.compile("HttpStatus\\.([A-Z_]+),\\s*\"([a-z0-9-]+)\"");

    /** What the gateway writes: a code alone. */
    private static final Pattern IN_GATEWAY =
            Pattern.compile("(?:new Refusal|refused|challenged|unavailable)\\(\\s*\"([a-z0-9-]+)\"");

    private final ProblemCatalogue catalogue = ProblemCatalogue.load();

    @Test
    void everyProblemOfPlatformAndServicesIsExplainedWithItsStatus() throws IOException {
        Map<String, Integer> used = new TreeMap<>();
        for (String source : sources("platform", "auth-service", "market-data-service", "signals-service")) {
            Matcher problem = IN_SERVICES.matcher(source);
            while (problem.find()) {
                used.put(problem.group(2), HttpStatus.valueOf(problem.group(1)).value());
            }
        }
        assertThat(used).containsKeys("invalid-parameter", "stale-data", "missing-identity");
        used.forEach((code, status) -> assertThat(catalogue.find(code).map(ProblemCatalogue.Entry::status))
                .as(code)
                .contains(status));
    }

    @Test
    void everyProblemOfTheGatewayIsExplained() throws IOException {
        List<String> used = sources("gateway").stream()
                .flatMap(source -> IN_GATEWAY.matcher(source).results().map(found -> found.group(1)))
                .distinct()
                .toList();
        assertThat(used).contains("missing-scope", "rate-limited", "upstream-unavailable", "too-many-guesses");
        assertThat(catalogue.entries().keySet()).containsAll(used);
    }

    @Test
    void theFrameworksOwnRefusalsAreExplained() {
        for (String code : List.of(
                "bad-request",
                "not-found",
                "method-not-allowed",
                "not-acceptable",
                "unsupported-media-type",
                "internal-server-error")) {
            assertThat(catalogue.find(code)).as(code).isPresent();
        }
    }

    @Test
    void everyEntryHasAnErrorStatusAndSentences() {
        assertThat(catalogue.entries().values()).allSatisfy(entry -> {
            assertThat(entry.status()).isBetween(400, 599);
            assertThat(entry.meaning()).endsWith(".");
            assertThat(entry.remedy()).endsWith(".");
            assertThat(entry.title()).isNotBlank().doesNotEndWith(".");
        });
    }

    private static List<String> sources(String... modules) throws IOException {
        List<Path> files = Stream.of(modules)
                .map(module -> Path.of("..", module, "src", "main", "java"))
                .filter(Files::isDirectory)
                .flatMap(ProblemCatalogueTest::files)
                .toList();
        assertThat(files).isNotEmpty();
        return files.stream().map(ProblemCatalogueTest::read).toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
