package io.candela.gateway.signatures;

import io.candela.gateway.signatures.SignatureReading.Malformed;
import io.candela.gateway.signatures.SignatureReading.Signed;
import io.candela.gateway.signatures.SignatureReading.Unsigned;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Signature-Input} and {@code Signature} (RFC 9421, section 4), and takes no more than what one caller's own
 * signature can look like. Both must be written just as a structured field is serialised (RFC 9651, section 4): what stands
 * in them twice, of which a parser keeps the last, is not written like that.
 */
final class SignatureReader {
    private static final int LONGEST = 4096;
    private static final int MOST_COMPONENTS = 32;
    private static final int LONGEST_NONCE = 128;
    private static final Set<String> PARAMETERS = Set.of("created", "nonce", "keyid", "alg", "expires", "tag");

    private SignatureReader() {}

    static SignatureReading read(List<String> inputs, List<String> signatures) {
        if (inputs.isEmpty() && signatures.isEmpty()) {
            return new Unsigned();
        }
        try {
            Map.Entry<String, ListElement<?>> input = only("Signature-Input", inputs);
            Map.Entry<String, ListElement<?>> signature = only("Signature", signatures);
            if (!input.getKey().equals(signature.getKey())) {
                throw new Unreadable("Signature-Input and Signature name different signatures");
            }
            if (!(input.getValue() instanceof InnerList covered)) {
                throw new Unreadable("Signature-Input is no list of components");
            }
            if (!(signature.getValue() instanceof ByteSequenceItem value)) {
                throw new Unreadable("Signature is no byte sequence");
            }
            return new Signed(signature(covered, value.get()));
        } catch (Unreadable unreadable) {
            return new Malformed(unreadable.reason);
        }
    }

    private static MessageSignature signature(InnerList covered, ByteBuffer value) throws Unreadable {
        checkComponents(covered);
        Parameters parameters = covered.getParams();
        for (String name : parameters.keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw new Unreadable("The parameter '%s' is not known here".formatted(name));
            }
        }
        Instant created = time(parameters, "created");
        String nonce = text(parameters, "nonce");
        String keyId = text(parameters, "keyid");
        if (created == null || nonce == null || keyId == null) {
            throw new Unreadable("Signature-Input needs the parameters created, nonce and keyid");
        }
        if (nonce.isEmpty() || nonce.length() > LONGEST_NONCE) {
            throw new Unreadable("A nonce has from 1 to %d characters".formatted(LONGEST_NONCE));
        }
        return new MessageSignature(
                covered, created, nonce, keyId, text(parameters, "alg"), time(parameters, "expires"), value);
    }

    private static void checkComponents(InnerList covered) throws Unreadable {
        if (covered.get().size() > MOST_COMPONENTS) {
            throw new Unreadable("At most %d components can be covered".formatted(MOST_COMPONENTS));
        }
        Set<String> seen = new HashSet<>();
        for (Item<?> component : covered.get()) {
            if (!(component instanceof StringItem)) {
                throw new Unreadable("The name of a component is a string");
            }
            if (!seen.add(component.serialize())) {
                throw new Unreadable("The component %s is covered twice".formatted(component.serialize()));
            }
        }
    }

    private static Map.Entry<String, ListElement<?>> only(String header, List<String> values) throws Unreadable {
        String text = String.join(", ", values);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Unreadable("%s must be there, with at most %d characters".formatted(header, LONGEST));
        }
        Dictionary dictionary;
        try {
            dictionary = Parser.parseDictionary(text);
        } catch (ParseException malformed) {
            throw new Unreadable(header + " is no dictionary of RFC 9651");
        }
        if (!dictionary.serialize().equals(text)) {
            throw new Unreadable(header + " is not written as RFC 9651 has it, or names something twice");
        }
        if (dictionary.get().size() != 1) {
            throw new Unreadable("A request has one signature");
        }
        return dictionary.get().entrySet().iterator().next();
    }

    private static @Nullable String text(Parameters parameters, String name) throws Unreadable {
        return switch (parameters.get(name)) {
            case null -> null;
            case StringItem text -> text.get();
            default -> throw new Unreadable("The parameter '%s' must be a string".formatted(name));
        };
    }

    private static @Nullable Instant time(Parameters parameters, String name) throws Unreadable {
        return switch (parameters.get(name)) {
            case null -> null;
            case IntegerItem seconds -> Instant.ofEpochSecond(seconds.getAsLong());
            default -> throw new Unreadable("The parameter '%s' must be a number of seconds".formatted(name));
        };
    }

    private static final class Unreadable extends Exception {
        private final String reason;

        Unreadable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
