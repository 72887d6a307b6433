package io.candela.auth.usage;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets usage when its time is over. */
@Component
class Retention {
    private final Usages usages;
    private final UsageProperties properties;
    private final InstantSource clock;

    Retention(Usages usages, UsageProperties properties, InstantSource clock) {
        this.usages = usages;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void forget() {
        Instant now = clock.instant();
        usages.forget(Grain.HOUR, now.minus(properties.hours()));
        usages.forget(Grain.DAY, now.minus(properties.days()));
        usages.forgetSequences(properties.sequences());
    }
}
