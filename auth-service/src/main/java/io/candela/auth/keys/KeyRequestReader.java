package io.candela.auth.keys;

import io.candela.platform.problem.ProblemError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what key is wanted, and says all that is wrong with it at once. Used for one request. */
final class KeyRequestReader {
    static final int LONGEST_NAME = 64;
    static final int MOST_RANGES = 32;

    private static final Duration LONGEST_LIFE = Duration.ofDays(36_525);
    private static final NavigableSet<String> LEAST = Scope.codes(Scope.MARKET_READ, Scope.SIGNALS_READ);

    private final Set<String> callerScopes;
    private final Instant now;
    private final List<ProblemError> errors = new ArrayList<>();

    KeyRequestReader(Set<String> callerScopes, Instant now) {
        this.callerScopes = callerScopes;
        this.now = now;
    }

    /** What is to be said of the request. */
    sealed interface Reading {
        record Understood(KeyTerms terms) implements Reading {}

        record Wrong(List<ProblemError> errors) implements Reading {}

        /** The key would be allowed more than the one that asks for it. */
        record TooMuch(NavigableSet<String> scopes) implements Reading {}
    }

    Reading read(KeyRequest request) {
        String name = name(request.name());
        NavigableSet<String> scopes = scopes(request.scopes());
        Instant expiresAt = expiresAt(request.expiresAt());
        List<String> ranges = addressRanges(request.addressRanges());
        if (!errors.isEmpty()) {
            return new Reading.Wrong(List.copyOf(errors));
        }
        NavigableSet<String> beyond = new TreeSet<>(scopes);
        beyond.removeAll(callerScopes);
        return beyond.isEmpty()
                ? new Reading.Understood(new KeyTerms(name, scopes, ranges, expiresAt))
                : new Reading.TooMuch(beyond);
    }

    private String name(@Nullable String text) {
        String name = text == null ? "" : text.strip();
        if (name.isEmpty()) {
            wrong("name", "is required");
        } else if (name.length() > LONGEST_NAME) {
            wrong("name", "has at most " + LONGEST_NAME + " characters");
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            wrong("name", "must not have control characters");
        }
        return name;
    }

    private NavigableSet<String> scopes(@Nullable List<@Nullable String> codes) {
        if (codes == null) {
            return least();
        }
        if (codes.isEmpty()) {
            wrong("scopes", "must name at least one scope, or be left out");
        }
        NavigableSet<String> scopes = new TreeSet<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            if (code == null || Scope.parse(code).isEmpty()) {
                errors.add(new ProblemError(null, "scopes[%d]".formatted(i), "is no scope", Scope.allCodes()));
            } else {
                scopes.add(code);
            }
        }
        return scopes;
    }

    private NavigableSet<String> least() {
        NavigableSet<String> scopes = new TreeSet<>(LEAST);
        scopes.retainAll(callerScopes);
        if (scopes.isEmpty()) {
            wrong("scopes", "is required, as the calling key can give none of " + LEAST);
        }
        return scopes;
    }

    private @Nullable Instant expiresAt(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = text.length() == "2027-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
            if (!instant.isAfter(now) || instant.isAfter(now.plus(LONGEST_LIFE))) {
                wrong("expiresAt", "must lie in the future, at most a hundred years off");
            }
            return instant;
        } catch (DateTimeException e) {
            wrong("expiresAt", "must be a time such as 2027-01-01T00:00:00Z (RFC 3339) or a date");
            return null;
        }
    }

    private List<String> addressRanges(@Nullable List<@Nullable String> texts) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > MOST_RANGES) {
            wrong("addressRanges", "has at most " + MOST_RANGES + " entries");
            return List.of();
        }
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            switch (AddressRange.parse(text == null ? "" : text)) {
                case AddressRange.Parsed.Range range -> ranges.add(range.text());
                case AddressRange.Parsed.Refused refused -> wrong("addressRanges[%d]".formatted(i), refused.reason());
            }
        }
        return ranges;
    }

    private void wrong(String field, String message) {
        errors.add(ProblemError.field(field, message));
    }
}
