-- What operators have stopped: all that matches every column that is set. The rows are few, and go when the pause ends.
create table outbox_pause (
    id      uuid        primary key,
    topic   text,
    subject text,
    tenant  text,
    since   timestamptz not null default clock_timestamp(),
    by_whom text        not null,
    reason  text        not null,
    check (coalesce(topic, subject, tenant) is not null)
);

do $$
declare
    app text := current_schema() || '_app';
begin
    if exists (select from pg_roles where rolname = app) then
        execute format('grant select, insert, delete on outbox_pause to %I', app);
    end if;
end $$;
