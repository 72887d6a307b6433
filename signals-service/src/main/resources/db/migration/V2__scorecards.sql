-- How far the topics have been read, written in the transaction that puts their events into other tables.
create table followed_positions (
    follower    text    not null,
    topic       text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (follower, topic, partition)
);

-- Signals as they were emitted, and all that scorecards need to know of candles.
create table scorecard_signals (
    position   bigint  generated always as identity primary key,
    id         text    not null,
    revision   integer not null,
    setup      text    not null,
    instrument text    not null,
    interval   text    not null,
    side       text    not null,
    withdrawn  boolean not null,
    -- The open time of the candle that it is said of.
    candle     timestamptz not null,
    event      text    not null,
    unique (id, revision)
);

create index scorecard_signals_in_order on scorecard_signals (setup, instrument, interval, candle);

create table scorecard_candles (
    instrument text        not null,
    interval   text        not null,
    open_time  timestamptz not null,
    open       numeric     not null,
    close      numeric     not null,
    revision   integer     not null,
    primary key (instrument, interval, open_time)
);

-- What is to be scored, one row for each revision of a signal and horizon.
create table scorecard_horizons (
    id               text        not null,
    revision         integer     not null,
    horizon          text        not null,
    setup            text        not null,
    instrument       text        not null,
    interval         text        not null,
    -- The open time of the earliest candle that can tell the outcome; none while nothing has ended the position.
    due              timestamptz,
    closing_id       text,
    closing_revision integer,
    -- How often the outcome was corrected, and the candles that it depends on; none before there is one.
    correction       integer,
    depends_from     timestamptz,
    depends_to       timestamptz,
    primary key (id, revision, horizon),
    foreign key (id, revision) references scorecard_signals (id, revision),
    foreign key (closing_id, closing_revision) references scorecard_signals (id, revision)
);

create index scorecard_horizons_due on scorecard_horizons (instrument, interval, due) where correction is null;
create index scorecard_horizons_open on scorecard_horizons (setup, instrument, interval) where correction is null;
create index scorecard_horizons_told on scorecard_horizons (instrument, interval, depends_to) where correction is not null;

-- The outcomes. A row is its record: the columns to search by are made from it. The hash holds the row before, too.
create table scorecard_outcomes (
    sequence   bigint  primary key,
    previous   text    not null,
    hash       text    not null,
    record     json    not null,
    id         text    not null generated always as (record #>> '{signal,id}') stored,
    revision   integer not null generated always as ((record #>> '{signal,revision}')::integer) stored,
    setup      text    not null generated always as (record #>> '{signal,setup}') stored,
    strategy   text    not null generated always as (record #>> '{signal,strategy}') stored,
    instrument text    not null generated always as (record #>> '{signal,instrument}') stored,
    interval   text    not null generated always as (record #>> '{signal,interval}') stored,
    side       text    not null generated always as (record #>> '{signal,side}') stored,
    horizon    text    not null generated always as (record #>> '{horizon}') stored,
    correction integer not null generated always as ((record #>> '{correction}')::integer) stored,
    unique (id, revision, horizon, correction)
);

create index scorecard_outcomes_by_setup on scorecard_outcomes (setup, instrument, interval, sequence);
create index scorecard_outcomes_by_instrument on scorecard_outcomes (instrument, sequence);

-- Where the chain ends, so that rows missing at its end are missed.
create table scorecard_head (
    only_row boolean primary key default true check (only_row),
    rows     bigint  not null,
    hash     text    not null
);

insert into scorecard_head (rows, hash) values (0, repeat('0', 64));

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are only ever added', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;

create trigger scorecard_outcomes_only_grow
    before update or delete or truncate on scorecard_outcomes
    for each statement execute function refuse_change();
