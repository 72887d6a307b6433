package io.candela.marketdata.assets;

import java.util.List;

/** What a ticker means. */
sealed interface Resolution {
    record Resolved(Asset asset) implements Resolution {}

    /** It may mean any of several; which one is not for us to guess. */
    record Ambiguous(List<Asset> candidates) implements Resolution {}

    record Unknown() implements Resolution {}
}
