-- A change of what gateways are told gets a new revision by itself, whoever makes it: an operator changes a plan with
-- a plain UPDATE, and it is published.
create function revise() returns trigger language plpgsql as $$
begin
    new.revision := old.revision + 1;
    new.updated_at := now();
    return new;
end $$;

create table plans (
    id                  text        collate "C" primary key check (id ~ '^[a-z][a-z0-9-]{0,31}$'),
    requests_per_minute integer     not null check (requests_per_minute > 0),
    burst               integer     not null check (burst > 0),
    credits_per_day     bigint      not null check (credits_per_day > 0),
    streams             integer     not null check (streams >= 0),
    history_days        integer     not null check (history_days > 0),
    updated_at          timestamptz not null default now(),
    revision            bigint      not null default 1,
    published_revision  bigint      not null default 0
);

create index plans_unpublished on plans (updated_at) where revision > published_revision;

create trigger plans_revised
    before update of requests_per_minute, burst, credits_per_day, streams, history_days on plans
    for each row execute function revise();

insert into plans (id, requests_per_minute, burst, credits_per_day, streams, history_days) values
    ('free',          60,    60,    10000,    2,   365),
    ('pro',         3000,  3000,  1000000,   20,  7300),
    ('enterprise', 60000, 60000, 50000000, 1000, 36500);
