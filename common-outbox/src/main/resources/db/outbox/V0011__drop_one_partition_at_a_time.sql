-- Attaching and dropping need a lock that every append queues behind: they give up soon, and the caller tries again.
alter function outbox_prepare_partitions(int) set lock_timeout = '100ms';

drop function outbox_drop_partitions(timestamptz, timestamptz);

-- Drops the oldest partition that ended before its time and holds no unpublished or held event; false when there is none.
create function outbox_drop_partition(events_before timestamptz, inbox_before timestamptz) returns boolean
language plpgsql security definer set lock_timeout = '100ms' as $$
declare
    old record;
    needed boolean;
begin
    perform pg_advisory_xact_lock('outbox_slot'::regclass::oid::int4, -1);
    for old in
        select c.relname as name, p.relname as log, to_date(right(c.relname, 8), 'YYYYMMDD') as first_day
        from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
        where i.inhparent in ('outbox_event'::regclass, 'inbox_message'::regclass) and c.relname ~ '_p[0-9]{8}$'
        order by c.relname
    loop
        if old.log = 'inbox_message' then
            continue when (old.first_day + 7)::timestamp at time zone 'UTC' > inbox_before;
            needed := false;
        else
            continue when (old.first_day + 1)::timestamp at time zone 'UTC' > events_before;
            execute format('select exists (select from outbox_cursor c
                    where exists (select from %I e where e.part = c.part and e.id > c.position))
                or exists (select from outbox_hold h where exists (select from %I e
                    where e.part = h.part and e.id >= h.first_id and e.topic = h.topic and e.group_key = h.group_key))',
                old.name, old.name) into needed;
        end if;
        if not needed then
            execute format('drop table %I', old.name);
            return true;
        end if;
    end loop;
    return false;
end $$;

-- Rows that no dated partition awaited leave in bites; returns how many left, at most twice the bite.
create function outbox_sweep_rest(events_before timestamptz, inbox_before timestamptz, bite int) returns int
language plpgsql security definer set lock_timeout = '100ms' as $$
declare
    events int;
    messages int;
begin
    delete from outbox_event_rest where ctid = any (array(
        select e.ctid from outbox_event_rest e join outbox_cursor c on c.part = e.part and e.id <= c.position
        where e.created_at < events_before and not exists (select from outbox_hold h
            where h.part = e.part and h.topic = e.topic and h.group_key = e.group_key and h.first_id <= e.id)
        limit bite));
    get diagnostics events = row_count;
    delete from inbox_message_rest where ctid = any (array(
        select ctid from inbox_message_rest where received_at < inbox_before limit bite));
    get diagnostics messages = row_count;
    return events + messages;
end $$;

do $$
declare
    here text := current_schema();
    app text := current_schema() || '_app';
begin
    execute format('alter function outbox_drop_partition(timestamptz, timestamptz) set search_path = %I, pg_temp', here);
    execute format('alter function outbox_sweep_rest(timestamptz, timestamptz, int) set search_path = %I, pg_temp', here);
    revoke all on function outbox_drop_partition(timestamptz, timestamptz) from public;
    revoke all on function outbox_sweep_rest(timestamptz, timestamptz, int) from public;
    if exists (select from pg_roles where rolname = app) then
        execute format('grant execute on function outbox_drop_partition(timestamptz, timestamptz) to %I', app);
        execute format('grant execute on function outbox_sweep_rest(timestamptz, timestamptz, int) to %I', app);
    end if;
end $$;
