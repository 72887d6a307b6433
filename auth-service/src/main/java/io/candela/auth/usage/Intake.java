package io.candela.auth.usage;

import io.candela.contracts.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds what gateways tell to what is known, once: how far a gateway was counted changes in the transaction that counts, so
 * it does not matter who tells what twice, the gateway or Kafka.
 */
@Component
class Intake {
    private final Usages usages;

    Intake(Usages usages) {
        this.usages = usages;
    }

    /** Adds what of {@code told}, which is in the order of its partitions, was not added before. */
    @Transactional
    public void take(List<Told> told) {
        List<Usage> fresh = new ArrayList<>();
        // In order, so that two replicas between which a partition moves do not wait for each other.
        bySource(told).forEach((source, events) -> fresh.addAll(fresh(source, events)));
        if (!fresh.isEmpty()) {
            for (Grain grain : Grain.values()) {
                usages.add(grain, sums(fresh, grain));
            }
            usages.used(fresh.stream()
                    .collect(Collectors.toMap(
                            Usage::credentialId, Usage::to, (a, b) -> a.isAfter(b) ? a : b, TreeMap::new)));
        }
    }

    private List<Usage> fresh(Source source, List<Told> events) {
        long known = usages.lockSequence(source.gateway(), source.partition());
        List<Usage> fresh = new ArrayList<>();
        long reached = known;
        for (Told event : events) {
            if (event.sequence() > reached) {
                reached = event.sequence();
                fresh.add(event.usage());
            }
        }
        if (reached > known) {
            usages.sequence(source.gateway(), source.partition(), reached);
        }
        return fresh;
    }

    private static SortedMap<Source, List<Told>> bySource(List<Told> told) {
        return told.stream()
                .collect(Collectors.groupingBy(
                        each -> new Source(each.gateway(), each.partition()), TreeMap::new, Collectors.toList()));
    }

    static Map<Cell, Sum> sums(List<Usage> usages, Grain grain) {
        Map<Cell, Sum> sums = new TreeMap<>();
        for (Usage usage : usages) {
            sums.merge(Cell.of(usage, grain), new Sum(usage.requests(), usage.credits()), Sum::plus);
        }
        return sums;
    }

    private record Source(String gateway, int partition) implements Comparable<Source> {
        @Override
        public int compareTo(Source other) {
            int byGateway = gateway.compareTo(other.gateway);
            return byGateway == 0 ? Integer.compare(partition, other.partition) : byGateway;
        }
    }
}
