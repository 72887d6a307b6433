#!/usr/bin/python3
"""Computes the golden numbers of the metrics with pandas, independently of the Java code.

Usage: golden_metrics.py [FOLDER_OF_REAL_CANDLES] > src/test/resources/io/candela/signals/metrics/golden.json

The invented closes come from a linear congruential generator, so that they are the same with any version of numpy. With
the folder of the shared candles the file also gets the numbers of the real BTC and ETH candles, though not the candles.
Needs python3-pandas (Debian 12: pandas 1.5.3, numpy 1.24.2).
"""

import gzip
import json
import math
import os
import sys
from statistics import NormalDist

import numpy as np
import pandas as pd

YEAR = 365.25 * 86400
NORMAL = NormalDist()
WINDOW = 60
EULER_MASCHERONI = 0.5772156649015329


def invented(seed, count, drift, volatility):
    """Closes of a walk whose steps are the sum of three uniform numbers, with a jump now and then."""
    state, price, closes = seed, 1000.0, []
    for _ in range(count):
        total = 0.0
        for _ in range(3):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            total += (state >> 11) / 2**53 - 0.5
        if state % 31 == 0:
            total *= 4
        price *= 1 + drift + volatility * total
        closes.append(round(price, 2))
    return closes


def measures(closes, interval):
    per_year = YEAR / interval
    v = pd.Series(closes, dtype=float)
    r = v.pct_change().iloc[1:]
    n = len(r)
    root = math.sqrt(per_year)
    downside = np.sqrt(np.mean(np.minimum(r, 0) ** 2))
    cagr = (v.iloc[-1] / v.iloc[0]) ** (per_year / n) - 1
    fall = 1 - v / v.cummax()
    low = r.quantile(0.05)
    z, s, k = NORMAL.inv_cdf(0.05), r.skew(), r.kurt()
    w = z + (z**2 - 1) * s / 6 + (z**3 - 3 * z) * k / 24 - (2 * z**3 - 5 * z) * s**2 / 36
    tail = NORMAL.pdf(z) / 0.05 * (1 + z * s / 6 + (z**2 - 1) * k / 24 - (2 * z**2 - 1) * s**2 / 36)
    return {
        "totalReturn": v.iloc[-1] / v.iloc[0] - 1,
        "cagr": cagr,
        "volatility": r.std() * root,
        "sharpe": r.mean() / r.std() * root,
        "sortino": r.mean() / downside * root,
        "calmar": cagr / fall.max(),
        "maxDrawdown": fall.max(),
        "maxDrawdownDuration": longest_fall(v),
        "valueAtRisk95": -low,
        "conditionalValueAtRisk95": -r[r <= low].mean(),
        "cornishFisherValueAtRisk95": -(r.mean() + r.std() * w),
        "cornishFisherConditionalValueAtRisk95": -r.mean() + r.std() * tail,
        "skew": s,
        "kurtosis": k,
        "tailRatio": abs(r.quantile(0.95)) / abs(low),
        "profitFactor": r[r > 0].sum() / -r[r < 0].sum(),
    }


def longest_fall(v):
    """Positions of the peaks; a distance above one between two of them was a fall."""
    peaks = [i for i, peak in enumerate(v == v.cummax()) if peak] + [len(v) - 1]
    falls = [b - a for a, b in zip(peaks, peaks[1:])]
    falls = [f for i, f in enumerate(falls) if f > 1 or (i == len(falls) - 1 and f > 0)]
    return max(falls, default=0)


def against(closes, benchmark):
    r, b = (pd.Series(x, dtype=float).pct_change().iloc[1:] for x in (closes, benchmark))
    return {"beta": r.cov(b) / b.var(), "correlation": r.corr(b)}


def rolling(closes, benchmark, interval):
    r, b = (pd.Series(x, dtype=float).pct_change() for x in (closes, benchmark))
    root = math.sqrt(YEAR / interval)
    window = r.rolling(WINDOW)
    numbers = {
        "volatility": window.std() * root,
        "sharpe": window.mean() / window.std() * root,
        "valueAtRisk95": -window.quantile(0.05),
        "beta": window.cov(b) / b.rolling(WINDOW).var(),
        "correlation": window.corr(b),
    }
    return {name: [None if math.isnan(x) else x for x in series] for name, series in numbers.items()}


def deflated(closes, trials, variance):
    r = pd.Series(closes, dtype=float).pct_change().iloc[1:]
    sharpe = r.mean() / r.std()
    expected = math.sqrt(variance) * (
        (1 - EULER_MASCHERONI) * NORMAL.inv_cdf(1 - 1 / trials)
        + EULER_MASCHERONI * NORMAL.inv_cdf(1 - 1 / (trials * math.e))
    )
    spread = math.sqrt(1 - r.skew() * sharpe + (r.kurt() + 3 - 1) / 4 * sharpe**2)
    return {
        "trials": trials,
        "variance": variance,
        "expectedMaximum": expected,
        "probabilityAboveZero": NORMAL.cdf(sharpe * math.sqrt(len(r) - 1) / spread),
        "probabilityAboveExpected": NORMAL.cdf((sharpe - expected) * math.sqrt(len(r) - 1) / spread),
    }


def real(folder, base):
    with gzip.open(os.path.join(folder, f"coinbase-{base}-usd-4h-2016-2025.json.gz")) as file:
        return pd.Series({c["start"]: float(c["close"]) for c in json.load(file)["candles"]})


def main():
    closes, benchmark = invented(7, 400, 0.0015, 0.02), invented(11, 400, 0.0003, 0.015)
    mixed = [round(0.6 * b + 0.4 * c, 2) for c, b in zip(closes, benchmark)]
    golden = {
        "invented": {
            "closes": closes,
            "benchmark": mixed,
            "measures": measures(closes, 14400),
            "against": against(closes, mixed),
            "window": WINDOW,
            "rolling": rolling(closes, mixed, 14400),
            "deflated": deflated(closes, 250, 0.0007),
        }
    }
    if len(sys.argv) > 1:
        btc, eth = real(sys.argv[1], "btc"), real(sys.argv[1], "eth")
        shared = pd.DataFrame({"BTC": btc, "ETH": eth}).dropna()
        golden["real"] = {
            "BTC": measures(list(btc), 14400),
            "ETH": measures(list(eth), 14400),
            "against": against(shared["ETH"], shared["BTC"]),
            "aligned": len(shared),
        }
    json.dump(golden, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
