create table keys (
    id                 text        collate "C" primary key,
    account_id         text        collate "C" not null references accounts (id),
    name               text        not null,
    hash               text        collate "C" not null unique check (hash ~ '^[0-9a-f]{64}$'),
    hint               text        not null,
    scopes             text[]      not null,
    mode               text        not null check (mode in ('live', 'test')),
    address_ranges     text[]      not null,
    status             text        not null default 'active' check (status in ('active', 'revoked')),
    expires_at         timestamptz,
    -- The entry of the configuration that the key comes from; absent for keys that users made.
    bootstrap          text,
    created_at         timestamptz not null default now(),
    revoked_at         timestamptz,
    updated_at         timestamptz not null default now(),
    revision           bigint      not null default 1,
    published_revision bigint      not null default 0,
    check ((status = 'revoked') = (revoked_at is not null))
);

create index keys_of_account on keys (account_id, id);
create index keys_unpublished on keys (updated_at) where revision > published_revision;
create unique index keys_active_bootstrap on keys (bootstrap) where status = 'active';

create trigger keys_revised
    before update of account_id, hash, scopes, mode, address_ranges, status, expires_at on keys
    for each row execute function revise();

-- A key's credential names its account's plan: it changes with it.
create function revise_keys_of_account() returns trigger language plpgsql as $$
begin
    update keys set revision = revision + 1, updated_at = now() where account_id = new.id and status = 'active';
    return null;
end $$;

create trigger accounts_plan_changed
    after update of plan on accounts
    for each row when (old.plan is distinct from new.plan) execute function revise_keys_of_account();
