create sequence raw_position as bigint cache 1;
create table raw_event (
    part       smallint    not null,
    id         bigint      not null,
    event_id   uuid        not null,
    group_key  text        not null,
    type       text        not null,
    payload    bytea       not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (part, id, created_at)
);
create table raw_cursor (part smallint primary key, position bigint not null default 0) with (fillfactor = 20);
insert into raw_cursor (part) select n from generate_series(0, 255) n;
