-- Back-tests: what was asked for, how far it is, and what came out.
create table backtests (
    id              text             collate "C" primary key,
    account         text             not null,
    -- The caller's own name for the request, by which it can be sent again; forgotten after a day.
    idempotency_key text,
    request         text             not null,
    state           text             not null default 'queued'
        check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
    progress        double precision not null default 0 check (progress between 0 and 1),
    -- How often a replica began with it, those apart that gave it back in order.
    attempts        integer          not null default 0,
    -- The replica that works on it, and until when nobody else may. It is extended again and again.
    holder          text,
    held_until      timestamptz,
    failure         text,
    result          text,
    created_at      timestamptz      not null default now(),
    started_at      timestamptz,
    finished_at     timestamptz,
    check ((state = 'running') = (holder is not null)),
    check ((state = 'running') = (held_until is not null)),
    check ((state = 'done') = (result is not null)),
    check ((state in ('queued', 'running')) = (finished_at is null))
);

create index backtests_of_account on backtests (account, id);
create unique index backtests_by_key on backtests (account, idempotency_key);
create index backtests_unfinished on backtests (created_at) where state in ('queued', 'running');
create index backtests_finished on backtests (finished_at) where state not in ('queued', 'running');
