-- The answers to requests that came with an Idempotency-Key, for those who ask again. Both columns are sealed: an answer
-- may hold a key, and the fingerprint of a body is as good as a hash of the password in it.
create table idempotent_answers (
    -- Hash of caller and key: what callers choose as keys is nobody's business.
    id          text        collate "C" primary key check (id ~ '^[0-9a-f]{64}$'),
    fingerprint bytea       not null,
    answer      bytea       not null,
    expires_at  timestamptz not null
);

create index idempotent_answers_by_expiry on idempotent_answers (expires_at);
