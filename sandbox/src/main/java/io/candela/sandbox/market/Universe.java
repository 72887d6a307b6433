package io.candela.sandbox.market;

import java.util.List;

/** What is listed: twenty coins and a currency, whose first prices, tick sizes and temperaments are of the order of the real ones'. */
public final class Universe {
    private static final String ROWS = """
            BTC  65000   2 8 0.50 1.0
            ETH   3200   2 8 0.65 1.2
            SOL    150   2 6 0.85 1.4
            XRP    0.55  5 4 0.80 1.0
            ADA    0.45  5 4 0.80 1.1
            DOGE   0.12  6 2 0.95 1.3
            AVAX  28     3 6 0.90 1.3
            LINK  14     3 6 0.80 1.1
            LTC   80     2 8 0.65 0.9
            DOT    6.2   4 6 0.80 1.2
            BCH  420     2 8 0.75 1.0
            XLM    0.11  6 4 0.75 0.9
            UNI    8.4   3 6 0.85 1.2
            ATOM   7.1   4 6 0.80 1.1
            NEAR   5.3   4 6 0.95 1.4
            ALGO   0.17  5 4 0.85 1.1
            FIL    5.0   4 6 0.90 1.2
            ETC   24     3 6 0.75 1.1
            AAVE  95     2 6 0.85 1.2
            XTZ    0.80  5 4 0.80 1.0
            EUR    1.08  5 2 0.07 0.1
            """;

    private Universe() {}

    public static List<Listed> all() {
        return ROWS.lines().map(Universe::listed).toList();
    }

    private static Listed listed(String row) {
        String[] words = row.split(" +", -1);
        return new Listed(
                words[0],
                "USD",
                Double.parseDouble(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Double.parseDouble(words[4]),
                Double.parseDouble(words[5]));
    }
}
