package io.candela.marketdata.books;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How order books are followed.
 *
 * @param showEvery how often a book that changes is passed on
 * @param confirmEvery how often a book is passed on that has not changed, while its venue is heard
 * @param staleAfter for how long a book may be taken for current after its venue was heard last
 * @param firstPause how long a venue has to begin a book anew before it is asked again
 * @param longestPause between such requests for one book, however many were in vain
 */
@ConfigurationProperties("candela.market-data.books")
public record BookProperties(
        @DefaultValue("250ms") Duration showEvery,
        @DefaultValue("2s") Duration confirmEvery,
        @DefaultValue("10s") Duration staleAfter,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("1m") Duration longestPause) {}
