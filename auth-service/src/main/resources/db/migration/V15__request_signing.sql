-- How requests with a key must be signed: nothing in here is a secret. See docs/adr/0029.
alter table keys
    add column signing_algorithm text check (signing_algorithm in ('hmac-sha256', 'ed25519')),
    add column signing_verifier text collate "C",
    add check ((signing_algorithm is null) = (signing_verifier is null));

drop trigger keys_revised on keys;
create trigger keys_revised
    before update of account_id, hash, scopes, mode, address_ranges, status, expires_at, signing_algorithm, signing_verifier
    on keys
    for each row execute function revise();

drop trigger audited on keys;
call audit_changes('keys', 'key', 'account_id',
    'name', 'scopes', 'mode', 'address_ranges', 'status', 'expires_at', 'replaced_by', 'bootstrap',
    'signing_algorithm', 'signing_verifier');
