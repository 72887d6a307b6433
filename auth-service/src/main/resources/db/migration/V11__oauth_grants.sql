-- What a client may do for an account: what a user consented to, or, for client credentials, what it was registered for.
create table oauth_grants (
    id                 text        collate "C" primary key,
    client_id          text        collate "C" not null references oauth_clients (id),
    account_id         text        collate "C" not null references accounts (id),
    type               text        not null check (type in ('authorization_code', 'client_credentials')),
    scopes             text[]      not null,
    mode               text        not null check (mode in ('live', 'test')),
    -- The authorization request that it comes from, while its code can still be redeemed.
    request            jsonb,
    -- Pending until the user consents: gateways do not hear of it before.
    status             text        not null check (status in ('pending', 'active', 'revoked')),
    created_at         timestamptz not null default now(),
    revoked_at         timestamptz,
    updated_at         timestamptz not null default now(),
    revision           bigint      not null default 1,
    published_revision bigint      not null default 0,
    check ((status = 'revoked') = (revoked_at is not null))
);

create index oauth_grants_of_account on oauth_grants (account_id, id);
create index oauth_grants_of_client on oauth_grants (client_id);
create index oauth_grants_unpublished on oauth_grants (updated_at) where revision > published_revision and status <> 'pending';
create index oauth_grants_pending on oauth_grants (created_at) where status = 'pending';
create unique index oauth_grants_of_client_itself on oauth_grants (client_id)
    where type = 'client_credentials' and status = 'active';

create trigger oauth_grants_revised
    before update of account_id, scopes, mode, status on oauth_grants
    for each row execute function revise();

-- Whoever revokes a client, its grants go with it.
create function revoke_grants_of_client() returns trigger language plpgsql as $$
begin
    update oauth_grants set status = 'revoked', revoked_at = now() where client_id = new.id and status <> 'revoked';
    return null;
end $$;

create trigger oauth_clients_revoked
    after update of status on oauth_clients
    for each row when (new.status = 'revoked') execute function revoke_grants_of_client();

-- Credentials of grants and clients name their account's plan: they change with it.
create function revise_grants_of_account() returns trigger language plpgsql as $$
begin
    update oauth_grants set revision = revision + 1, updated_at = now() where account_id = new.id and status = 'active';
    update oauth_clients set revision = revision + 1, updated_at = now() where account_id = new.id and status = 'active';
    return null;
end $$;

create trigger accounts_plan_changed_grants
    after update of plan on accounts
    for each row when (old.plan is distinct from new.plan) execute function revise_grants_of_account();
