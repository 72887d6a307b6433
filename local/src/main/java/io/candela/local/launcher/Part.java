package io.candela.local.launcher;

import io.candela.local.process.Preparation;
import java.util.List;
import java.util.Set;

/**
 * One process of an instance.
 *
 * @param name by which people call it
 * @param ports that it listens on, the most interesting one first
 * @param needs the names of the parts that must be ready before it starts
 */
record Part(String name, List<Integer> ports, Set<String> needs, Preparation preparation) {

    Part {
        ports = List.copyOf(ports);
        needs = Set.copyOf(needs);
    }
}
