package io.candela.platform.web;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The query parameters that a handler does not declare, by name: a handler that takes these knows by itself which there
 * may be, and refuses the rest. All other handlers are spared what they do not declare.
 */
public record OtherParameters(SortedMap<String, String> byName) {
    public OtherParameters {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }
}
