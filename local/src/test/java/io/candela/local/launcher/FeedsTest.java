package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.local.process.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'feed':'replay','state':'ended'}|replay: ended",
                "{'feed':'replay','state':'running','feedTime':null}|replay: running",
                "{'feed':'replay','state':'running','feedTime':'2013-11-27T10:00:00Z'}|replay: running, at 2013-11-27T10:00:00Z",
            },
            quoteCharacter = '"')
    void aFeedIsToldInALine(String feed, String line) {
        assertThat(Feeds.line(StateFile.JSON.readTree(feed.replace('\'', '"')))).isEqualTo(line);
    }

    @Test
    void aServiceThatDoesNotAnswerHasNoFeeds() {
        int offset = FreePorts.one() - Port.MARKET_DATA_MANAGEMENT.plus(0);
        assertThat(Feeds.of(new Options(new Market.Replay("max", false), false, false, null, Math.max(0, offset))))
                .isEmpty();
    }
}
