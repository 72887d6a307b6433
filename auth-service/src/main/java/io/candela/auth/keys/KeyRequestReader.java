package io.candela.auth.keys;

import io.candela.contracts.Credential.Signing;
import io.candela.contracts.KeyMode;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what key is wanted, and says all that is wrong with it at once. Used for one request. */
final class KeyRequestReader {
    static final int LONGEST_NAME = 64;
    static final int MOST_RANGES = 32;

    private static final Duration LONGEST_LIFE = Duration.ofDays(36_525);
    private static final NavigableSet<String> LEAST = Scope.codes(Scope.MARKET_READ, Scope.SIGNALS_READ);

    private final Set<String> callerScopes;
    private final List<String> callerRanges;
    private final Instant now;
    private final SigningReader signing;
    private final List<ProblemError> errors = new ArrayList<>();

    /** {@code secrets} makes one of a new secret. */
    KeyRequestReader(Set<String> callerScopes, List<String> callerRanges, Instant now, Supplier<Signing> secrets) {
        this.callerScopes = callerScopes;
        this.callerRanges = callerRanges;
        this.now = now;
        this.signing = new SigningReader(secrets, errors::add);
    }

    /** What is to be said of the request. */
    sealed interface Reading {
        record Understood(KeyTerms terms) implements Reading {}

        record Wrong(List<ProblemError> errors) implements Reading {}
    }

    /** What a new key is to be good for; whether the caller may make it so is another question. */
    Reading read(KeyRequest request, KeyMode admitted) {
        mode(request.mode(), admitted);
        String name = name(request.name());
        NavigableSet<String> scopes = scopes(request.scopes());
        Instant expiresAt = expiresAt(request.expiresAt());
        List<@Nullable String> texts = request.addressRanges();
        List<String> ranges = texts == null ? callerRanges : addressRanges(texts);
        Signing signed = request.signing() == null ? null : signing.read(request.signing());
        return reading(new KeyTerms(name, scopes, ranges, expiresAt, signed));
    }

    /** What {@code key} is to be good for from now on. */
    Reading read(KeyChange change, Key key) {
        if (change.name() == null && !change.changesReach()) {
            wrong("name", "or scopes, addressRanges or signing must be there");
        }
        List<@Nullable String> ranges = change.addressRanges();
        return reading(new KeyTerms(
                change.name() == null ? key.name() : name(change.name()),
                change.scopes() == null ? key.scopes() : scopes(change.scopes()),
                ranges == null ? key.addressRanges() : addressRanges(ranges),
                key.expiresAt(),
                change.signing() == null ? key.signing() : signing.read(change.signing())));
    }

    private Reading reading(KeyTerms terms) {
        return errors.isEmpty() ? new Reading.Understood(terms) : new Reading.Wrong(List.copyOf(errors));
    }

    private void mode(@Nullable String code, KeyMode admitted) {
        if (code != null && !code.equals(admitted.code())) {
            errors.add(new ProblemError(null, "mode", "is not for this environment", List.of(admitted.code())));
        }
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

    private List<String> addressRanges(List<@Nullable String> texts) {
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
