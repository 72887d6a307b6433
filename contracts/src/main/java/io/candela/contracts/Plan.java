package io.candela.contracts;

/**
 * What a caller may use.
 *
 * @param id such as {@code free}
 * @param requestsPerMinute the rate at which a credential's bucket refills, in credits
 * @param burst how many credits the bucket holds
 * @param creditsPerDay the account's quota for a UTC day
 * @param streams how many live streams may be open at once
 * @param historyDays how far back candles and trades may be read
 * @param revision grows with each change of the plan: the higher one holds
 */
public record Plan(
        String id, int requestsPerMinute, int burst, long creditsPerDay, int streams, int historyDays, long revision) {

    public Plan {
        if (requestsPerMinute < 1 || burst < 1 || creditsPerDay < 1) {
            throw new IllegalArgumentException("A plan admits at least one request");
        }
    }
}
