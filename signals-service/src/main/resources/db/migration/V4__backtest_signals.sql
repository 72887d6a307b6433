-- The signals of the back-tests that are done, the first of each, in their order.
create table backtest_signals (
    backtest text    collate "C" not null references backtests on delete cascade,
    place    integer             not null,
    signal   text                not null,
    primary key (backtest, place)
);
