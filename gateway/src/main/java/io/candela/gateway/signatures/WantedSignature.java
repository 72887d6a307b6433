package io.candela.gateway.signatures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/**
 * What signature a caller wants on the answer (RFC 9421, section 5).
 *
 * @param label what the caller calls it
 * @param components what it is to cover
 * @param echoed the parameters that come back as they are
 */
record WantedSignature(String label, List<StringItem> components, Map<String, Object> echoed) {
    private static final int LONGEST = 2048;
    private static final int MOST_COMPONENTS = 32;
    private static final Set<String> ECHOED = Set.of("nonce", "tag");
    private static final Set<String> KNOWN = Set.of("created", "nonce", "tag", "keyid", "alg");

    WantedSignature {
        components = List.copyOf(components);
        echoed = Map.copyOf(echoed);
    }

    /** What {@code Accept-Signature} asks for; nothing if that is not one signature that {@code keyId} can make. */
    static Optional<WantedSignature> read(List<String> values, String keyId) {
        String text = String.join(", ", values);
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Dictionary wanted = Parser.parseDictionary(text);
            return wanted.get().size() == 1
                    ? read(wanted.get().entrySet().iterator().next(), keyId)
                    : Optional.empty();
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<WantedSignature> read(Map.Entry<String, ListElement<?>> wanted, String keyId) {
        if (!(wanted.getValue() instanceof InnerList covered) || covered.get().size() > MOST_COMPONENTS) {
            return Optional.empty();
        }
        List<StringItem> components = new ArrayList<>();
        for (Item<?> item : covered.get()) {
            if (!(item instanceof StringItem component)) {
                return Optional.empty();
            }
            components.add(component);
        }
        Parameters parameters = covered.getParams();
        Map<String, Object> echoed = new LinkedHashMap<>();
        for (Map.Entry<String, Item<?>> parameter : parameters.entrySet()) {
            boolean met = switch (parameter.getKey()) {
                case "keyid" -> keyId.equals(parameter.getValue().get());
                case "alg" -> "ed25519".equals(parameter.getValue().get());
                default -> KNOWN.contains(parameter.getKey());
            };
            if (!met) {
                return Optional.empty();
            }
            if (ECHOED.contains(parameter.getKey())) {
                echoed.put(parameter.getKey(), parameter.getValue().get());
            }
        }
        return Optional.of(new WantedSignature(wanted.getKey(), components, echoed));
    }

    /** Components and parameters of the signature: what is wanted, and in any case {@code always}. */
    InnerList input(List<String> always, String keyId, Instant created) {
        Map<String, StringItem> all = components.stream()
                .collect(Collectors.toMap(
                        StringItem::serialize, component -> component, (one, other) -> one, LinkedHashMap::new));
        for (String component : always) {
            StringItem item = StringItem.valueOf(component);
            all.putIfAbsent(item.serialize(), item);
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("created", created.getEpochSecond());
        parameters.put("keyid", keyId);
        parameters.put("alg", "ed25519");
        parameters.putAll(echoed);
        return InnerList.valueOf(List.copyOf(all.values())).withParams(Parameters.valueOf(parameters));
    }
}
