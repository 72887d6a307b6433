create table oauth_clients (
    id                 text        collate "C" primary key,
    -- Who registered it; with client credentials it acts for this account.
    account_id         text        collate "C" not null references accounts (id),
    name               text        not null,
    -- Absent for a client that cannot keep a secret.
    secret_hash        text        collate "C" check (secret_hash ~ '^[0-9a-f]{64}$'),
    authentication     text        not null check (authentication in ('client_secret_basic', 'client_secret_post', 'none')),
    grant_types        text[]      not null,
    redirect_uris      text[]      not null,
    scopes             text[]      not null,
    mode               text        not null check (mode in ('live', 'test')),
    status             text        not null default 'active' check (status in ('active', 'revoked')),
    created_at         timestamptz not null default now(),
    revoked_at         timestamptz,
    updated_at         timestamptz not null default now(),
    revision           bigint      not null default 1,
    published_revision bigint      not null default 0,
    check ((secret_hash is null) = (authentication = 'none')),
    check ((status = 'revoked') = (revoked_at is not null))
);

create index oauth_clients_of_account on oauth_clients (account_id, id);
create index oauth_clients_unpublished on oauth_clients (updated_at) where revision > published_revision;

create trigger oauth_clients_revised
    before update of account_id, secret_hash, scopes, mode, status on oauth_clients
    for each row execute function revise();

-- What lets its bearer register one client.
create table oauth_registration_tokens (
    hash       text        collate "C" primary key check (hash ~ '^[0-9a-f]{64}$'),
    account_id text        collate "C" not null references accounts (id),
    scopes     text[]      not null,
    expires_at timestamptz not null
);
