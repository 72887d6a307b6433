package io.candela.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.candela.contracts.Decimals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the form of the events: what was published once must stay readable. A golden file is never changed; an event
 * that gains a property gains another file, {@code <topic>.<n>.json}.
 */
class ContractsJsonTest {
    private static final Path CONTRACTS = Path.of("../contracts");
    private static final Path GOLDEN = CONTRACTS.resolve("golden");
    private static final Path SCHEMAS = CONTRACTS.resolve("src/main/resources/io/candela/contracts/schemas");

    private final JsonMapper mapper = RecordJson.mapper();

    @TestFactory
    Stream<DynamicTest> everyGoldenFileIsReadAndIsWrittenAgainWithTheSameValues() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        String golden = Files.readString(file);
                        Object event = mapper.readValue(golden, sample(file).getClass());
                        assertThat(mapper.readTree(mapper.writeValueAsString(event))
                                        .properties())
                                .containsAll(mapper.readTree(golden).properties());
                    }));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyEventIsWrittenAsItsNewestGoldenFile() {
        return Samples.all().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    String written = mapper.writeValueAsString(sample.getValue());
                    assertThat(written)
                            .isEqualTo(Files.readString(newest(sample.getKey())).strip());
                    assertThat(mapper.readValue(written, sample.getValue().getClass()))
                            .isEqualTo(sample.getValue());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyEventFitsItsSchema() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return Samples.all().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    var schema = registry.getSchema(Files.readString(SCHEMAS.resolve(sample.getKey() + ".json")));
                    String written = mapper.writeValueAsString(sample.getValue());
                    assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
                    assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
                }));
    }

    @Test
    void aPropertyThatNobodyKnowsYetIsPassedOver() throws IOException {
        for (Map.Entry<String, Object> sample : Samples.all().entrySet()) {
            String golden = Files.readString(newest(sample.getKey()));
            String extended = golden.replaceFirst("\\{", "{\"addedLater\":{\"a\":[1]},");
            assertThat(mapper.readValue(extended, sample.getValue().getClass())).isEqualTo(sample.getValue());
        }
    }

    @Property
    void aDecimalComesBackExactlyAsItWas(@ForAll @Scale(18) BigDecimal value) {
        String json = mapper.writeValueAsString(value);
        assertThat(json).matches("\"-?(0|[1-9][0-9]*)([.][0-9]*[1-9])?\"");
        assertThat(mapper.readValue(json, BigDecimal.class)).isEqualTo(Decimals.canonical(value));
    }

    private static Object sample(Path golden) {
        String name = golden.getFileName().toString().replaceFirst("[.][0-9]+[.]json$", "");
        return Objects.requireNonNull(Samples.all().get(name), name);
    }

    private static Path newest(String name) throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file ->
                            file.getFileName().toString().matches(name.replace(".", "[.]") + "[.][0-9]+[.]json"))
                    .max(java.util.Comparator.comparingInt(ContractsJsonTest::number))
                    .orElseThrow();
        }
    }

    private static int number(Path golden) {
        String[] parts = golden.getFileName().toString().split("[.]");
        return Integer.parseInt(parts[parts.length - 2]);
    }
}
