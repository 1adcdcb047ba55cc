create table outbox_cursor (
    part     smallint primary key,
    position bigint   not null default 0,
    epoch    bigint   not null default 0
) with (fillfactor = 20);

insert into outbox_cursor (part) select n from generate_series(0, 255) n;

create table outbox_slot (
    slot        smallint primary key,
    owner       text,
    epoch       bigint      not null default 0,
    lease_until timestamptz not null default '-infinity'
) with (fillfactor = 20);

insert into outbox_slot (slot) select n from generate_series(0, 31) n;

create table outbox_instance (
    id          text primary key,
    alive_until timestamptz not null
) with (fillfactor = 20);

-- A subject that waits: its events from first_id on are not published before next_at, or, when parked, before an operator decides.
create table outbox_hold (
    part       smallint    not null,
    topic      text        not null,
    group_key  text        not null,
    first_id   bigint      not null,
    attempts   int         not null,
    next_at    timestamptz not null,
    parked     boolean     not null,
    error      text        not null,
    held_since timestamptz not null default clock_timestamp(),
    primary key (part, topic, group_key)
);

-- The rows are the audit trail of what became of parked events; they outlive the log's partitions.
create table outbox_parked (
    event_id       uuid        not null,
    part           smallint    not null,
    id             bigint      not null,
    group_key      text        not null,
    type           text        not null,
    topic          text        not null,
    correlation_id text        not null,
    headers        text        not null,
    payload        bytea       not null,
    created_at     timestamptz not null,
    attempts       int         not null,
    error          text        not null,
    parked_at      timestamptz not null default clock_timestamp(),
    state          text        not null default 'PARKED' check (state in ('PARKED', 'RELEASED', 'DISCARDED')),
    resolved_at    timestamptz,
    resolved_by    text,
    resolution     text,
    primary key (event_id, parked_at),
    check ((state = 'PARKED') = (resolved_at is null))
);

create unique index outbox_parked_once on outbox_parked (event_id) where state = 'PARKED';
