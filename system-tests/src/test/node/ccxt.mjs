// Has ccxt, which people trade with, load markets, tickers, trades and candles from the exchanges of a sandbox.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';

const sandbox = process.argv[2];
const options = { enableRateLimit: false };

/** The exchange as ccxt knows it, with our addresses in place of the real ones. */
function at(exchange, name) {
  const replace = (urls) =>
    typeof urls === 'string'
      ? urls.replace(/^https:\/\/[^/]+/, `${sandbox}/${name}`)
      : Object.fromEntries(Object.entries(urls).map(([key, url]) => [key, replace(url)]));
  exchange.urls.api = replace(exchange.urls.api);
  return exchange;
}

const exchanges = [
  at(new ccxt.coinbaseexchange(options), 'coinbase'),
  at(new ccxt.kraken(options), 'kraken'),
  at(new ccxt.binance({ ...options, options: { fetchMarkets: { types: ['spot'] }, fetchCurrencies: false } }), 'binance'),
];

for (const exchange of exchanges) {
  const markets = Object.values(await exchange.loadMarkets());
  assert.equal(markets.length, 21, exchange.id);
  assert(markets.every((market) => market.active && market.spot && market.precision.price > 0), exchange.id);

  const tickers = await exchange.fetchTickers();
  assert.equal(Object.keys(tickers).length, 21, exchange.id);
  const ticker = await exchange.fetchTicker('BTC/USD');
  assert(ticker.bid < ticker.ask && ticker.last > 1000 && ticker.baseVolume > 0, exchange.id);

  const trades = await exchange.fetchTrades('BTC/USD', undefined, 100);
  assert(trades.length > 20, `${exchange.id}: ${trades.length} trades`);
  for (const trade of trades) {
    assert(trade.price > 0 && trade.amount > 0 && ['buy', 'sell'].includes(trade.side), exchange.id);
    assert(Math.abs(trade.timestamp - Date.now()) < 2 * 3600_000, exchange.id);
  }

  const candles = await exchange.fetchOHLCV('ETH/USD', '1m', Date.now() - 30 * 60_000, 20);
  assert(candles.length >= 10, `${exchange.id}: ${candles.length} candles`);
  for (const [time, open, high, low, close, volume] of candles) {
    assert(time % 60_000 === 0 && low <= Math.min(open, close) && high >= Math.max(open, close) && volume > 0, exchange.id);
  }
  console.log(
    `${exchange.id}: ${markets.length} markets, ${Object.keys(tickers).length} tickers, ${trades.length} trades, ` +
      `${candles.length} candles`,
  );
}
