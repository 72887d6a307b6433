-- One row: which replica publishes, and until when it may. See docs/adr/0020.
create table publishing_lease (
    only_row   boolean     primary key default true check (only_row),
    holder     text        not null,
    held_until timestamptz not null
);
