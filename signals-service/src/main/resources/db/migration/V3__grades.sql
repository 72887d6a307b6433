-- All grades that there have been, as the events that they were.
create table grades (
    position   bigint      generated always as identity primary key,
    instrument text        not null,
    known_at   timestamptz not null,
    event      text        not null
);

create unique index grades_once on grades (instrument, known_at, md5(event));
create index grades_in_order on grades (instrument, known_at, position);
