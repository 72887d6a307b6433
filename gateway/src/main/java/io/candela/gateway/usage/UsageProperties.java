package io.candela.gateway.usage;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How usage is counted and told.
 *
 * @param interval how often it is told. What a gateway counted in this time is lost when it is killed
 * @param most how many lines are counted at once, each for one credential, route, status and subject; what would need
 *     another one while Kafka is away is dropped and counted
 * @param farewell how long a gateway that ends tries to tell what it has
 */
@Validated
@ConfigurationProperties("candela.gateway.usage")
record UsageProperties(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("100000") @Positive int most,
        @DefaultValue("15s") Duration farewell) {}
