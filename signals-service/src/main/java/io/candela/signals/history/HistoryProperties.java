package io.candela.signals.history;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How candles are read from market-data-service.
 *
 * @param connect how long a connection may take
 * @param answer how long an answer may take
 * @param attempts how often the same page is asked for, the first time included
 * @param retries how often anything is asked for again while one range is read, all pages together
 * @param firstPause before the second attempt; it doubles with each, give or take a half
 * @param longestPause between two attempts
 * @param calls how many of the newest calls are looked at to see whether the service answers
 * @param failures the share of failed calls among them, in percent, beyond which it is left alone
 * @param pause how long it is left alone
 * @param rest how long an instance that could not be reached is passed over
 * @param pagesAtOnce how many pages are asked for at the same time
 * @param kept how much memory settled candles may take
 */
@Validated
@ConfigurationProperties("candela.signals.history")
record HistoryProperties(
        @DefaultValue("1s") Duration connect,
        @DefaultValue("15s") Duration answer,
        @DefaultValue("5") @Min(1) int attempts,
        @DefaultValue("10") @Min(0) int retries,
        @DefaultValue("250ms") Duration firstPause,
        @DefaultValue("4s") Duration longestPause,
        @DefaultValue("10") @Min(2) int calls,
        @DefaultValue("50") @Min(1) @Max(100) int failures,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("5s") Duration rest,
        @DefaultValue("3") @Min(1) int pagesAtOnce,
        @DefaultValue("128MB") DataSize kept) {}
