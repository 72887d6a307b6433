package io.candela.gateway.signatures;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/** What a signature is made of (RFC 9421, section 2.5). */
sealed interface SignatureBase {
    /** The bytes that are signed. */
    record Complete(String text) implements SignatureBase {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** The message has no such component, or it cannot be signed here. */
    record Lacking(String component) implements SignatureBase {}

    /** The base of a message whose components have these values, absent for one that it has not. */
    static SignatureBase of(InnerList input, Function<StringItem, @Nullable String> values) {
        StringBuilder text = new StringBuilder();
        for (Item<?> item : input.get()) {
            String value = item instanceof StringItem component ? values.apply(component) : null;
            if (value == null) {
                return new Lacking(item.serialize());
            }
            text.append(item.serialize()).append(": ").append(value).append('\n');
        }
        return new Complete(
                text.append("\"@signature-params\": ").append(input.serialize()).toString());
    }
}
