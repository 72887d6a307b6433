-- Everything that is shown to the token endpoints and the consent page, by hash. What can be used once stays, marked as
-- used, until it would have expired: that is how a second use is noticed.
create table oauth_tokens (
    hash       text        collate "C" primary key check (hash ~ '^[0-9a-f]{64}$'),
    grant_id   text        collate "C" not null references oauth_grants (id) on delete cascade,
    kind       text        not null check (kind in ('state', 'code', 'access', 'refresh')),
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index oauth_tokens_of_grant on oauth_tokens (grant_id);
