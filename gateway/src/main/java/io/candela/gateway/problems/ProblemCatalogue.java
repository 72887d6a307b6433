package io.candela.gateway.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every type of problem that Candela answers with, from {@code problems.yaml}. */
public final class ProblemCatalogue {
    private final SortedMap<String, Entry> entries;

    ProblemCatalogue(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** The catalogue that comes with the gateway. */
    public static ProblemCatalogue load() {
        try (InputStream file =
                Objects.requireNonNull(ProblemCatalogue.class.getResourceAsStream("/problems.yaml"), "problems.yaml")) {
            Map<String, Map<String, Object>> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            Map<String, Entry> entries = new TreeMap<>();
            read.forEach((code, fields) -> entries.put(code, Entry.of(code, fields)));
            return new ProblemCatalogue(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry of {@code code}, if it is known. */
    public Optional<Entry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    /** All entries, by code. */
    public SortedMap<String, Entry> entries() {
        return entries;
    }

    Entry get(String code) {
        Entry entry = entries.get(code);
        if (entry == null) {
            throw new IllegalArgumentException("problems.yaml does not know " + code);
        }
        return entry;
    }

    /**
     * A type of problem.
     *
     * @param status the HTTP status that it comes with
     * @param title its name, the same each time
     * @param meaning what has happened
     * @param remedy what to do about it
     */
    public record Entry(String code, int status, String title, String meaning, String remedy) {
        private static Entry of(String code, Map<String, Object> fields) {
            return new Entry(
                    code,
                    (Integer) required(fields, "status"),
                    (String) required(fields, "title"),
                    (String) required(fields, "meaning"),
                    (String) required(fields, "remedy"));
        }

        private static Object required(Map<String, Object> fields, String name) {
            return Objects.requireNonNull(fields.get(name), name);
        }
    }
}
