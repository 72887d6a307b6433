-- E-mail addresses are sealed, and found by a keyed hash. What was stored in the clear before stays readable until the
-- service, which has the keys, has sealed it. See docs/adr/0020.
alter table accounts
    alter column email drop not null,
    add column email_sealed bytea,
    add column email_index bytea unique,
    add check (num_nonnulls(email, email_sealed) = 1),
    add check ((email_sealed is null) = (email_index is null));
