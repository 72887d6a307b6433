package io.candela.signals.scorecards;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How signals are scored.
 *
 * @param feeBasisPoints what a trade costs, in hundredths of a percent of its price; a position costs two trades
 */
@Validated
@ConfigurationProperties("candela.scorecards")
record ScorecardProperties(
        @DefaultValue("10") @DecimalMin("0") @DecimalMax("1000")
        BigDecimal feeBasisPoints) {}
