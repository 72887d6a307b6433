create table accounts (
    id            text        collate "C" primary key,
    email         text        not null unique check (email = lower(email)),
    plan          text        collate "C" not null references plans (id),
    -- Absent for an account that an operator made: nobody can sign in to it with a password.
    password_hash text,
    created_at    timestamptz not null default now()
);
