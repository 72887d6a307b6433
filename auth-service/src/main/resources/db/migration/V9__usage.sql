-- What the gateways have counted, by hour and by day (UTC); a request that is about nothing has the subject ''.
create table usage_hours (
    account_id    text        collate "C" not null,
    starts_at     timestamptz not null,
    credential_id text        collate "C" not null,
    route         text        collate "C" not null,
    status        integer     not null,
    subject       text        collate "C" not null,
    requests      bigint      not null check (requests > 0),
    credits       bigint      not null check (credits >= 0),
    primary key (account_id, starts_at, credential_id, route, status, subject)
);
create table usage_days (like usage_hours including all);

create index usage_hours_age on usage_hours (starts_at);
create index usage_days_age on usage_days (starts_at);

-- How far each run of a gateway was counted, in each partition. It changes in the transaction that counts.
create table usage_sequences (
    gateway    text        collate "C" not null,
    partition  integer     not null,
    sequence   bigint      not null,
    updated_at timestamptz not null default now(),
    primary key (gateway, partition)
);

create table usage_last (
    credential_id text        collate "C" primary key,
    used_at       timestamptz not null
);
