-- A key that was rotated works until its grace ends, which is when it expires; its successor works from the start.
alter table keys
    add column replaced_by text collate "C" references keys (id),
    add column rotated_at timestamptz,
    add check ((replaced_by is null) = (rotated_at is null));

create index keys_by_successor on keys (replaced_by) where replaced_by is not null;

-- How many keys an account on the plan may have in use, those in their grace not counted.
alter table plans add column keys integer not null default 5 check (keys > 0);
update plans set keys = 25 where id = 'pro';
update plans set keys = 100 where id = 'enterprise';
