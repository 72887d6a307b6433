package io.candela.marketdata.exports;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How exports are served.
 *
 * @param atOnce how many are made at a time; those that come on top of them are told to come back later
 */
@Validated
@ConfigurationProperties("candela.market-data.exports")
record ExportProperties(@DefaultValue("4") @Positive int atOnce) {}
