-- Who did what to events by hand, and why.
create table outbox_operation (
    id       bigint generated always as identity primary key,
    at       timestamptz not null default clock_timestamp(),
    by_whom  text        not null,
    action   text        not null,
    target   text        not null,
    reason   text        not null,
    affected int         not null
);

-- Published events sent once more to one queue; part and position say how far it has come, so that it survives its process.
create table outbox_replay (
    id           uuid primary key,
    queue        text        not null,
    from_time    timestamptz not null,
    to_time      timestamptz not null,
    type         text,
    subject      text,
    per_second   int         not null check (per_second between 1 and 1000),
    requested_by text        not null,
    reason       text        not null,
    requested_at timestamptz not null default clock_timestamp(),
    state        text        not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'STOPPED')),
    part         smallint    not null default 0,
    position     bigint      not null default 0,
    sent         int         not null default 0,
    lease_until  timestamptz not null default '-infinity',
    owner        text,
    finished_at  timestamptz
);

do $$
declare
    app text := current_schema() || '_app';
begin
    if exists (select from pg_roles where rolname = app) then
        execute format('grant select, insert on outbox_operation to %I', app);
        execute format('revoke update, delete, truncate on outbox_operation from %I', app);
        execute format('grant select, insert, update on outbox_replay to %I', app);
    end if;
end $$;
