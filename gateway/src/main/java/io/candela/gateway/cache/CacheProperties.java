package io.candela.gateway.cache;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept of answers.
 *
 * @param size what all of them may take in memory
 * @param largest what a single body may take; larger ones go through
 * @param evictions the events after which answers are not used any more
 */
@Validated
@ConfigurationProperties("candela.gateway.cache")
record CacheProperties(
        @DefaultValue("32MB") DataSize size,
        @DefaultValue("1MB") DataSize largest,
        @DefaultValue List<Eviction> evictions) {

    /**
     * Each record of {@code topic} evicts what lies at {@code paths}, in which {@code {key}} stands for the record's key.
     */
    record Eviction(@NotBlank String topic, @NotEmpty List<String> paths) {}
}
