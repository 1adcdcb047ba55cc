-- The application's role has no DDL: it may only call these two functions, which run as the owner.

create function outbox_uuid_at(at timestamptz) returns uuid language sql immutable
return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

create function outbox_attach_partition(log regclass, first_day date, days int) returns boolean language plpgsql as $$
declare
    name text := log::text || '_p' || to_char(first_day, 'YYYYMMDD');
    lower timestamptz := first_day::timestamp at time zone 'UTC';
    upper timestamptz := (first_day + days)::timestamp at time zone 'UTC';
    key text := case log::text when 'inbox_message' then 'message_id' else 'created_at' end;
    low text := case log::text when 'inbox_message' then outbox_uuid_at(lower)::text else lower::text end;
    high text := case log::text when 'inbox_message' then outbox_uuid_at(upper)::text else upper::text end;
begin
    if to_regclass(name) is not null then
        return false;
    end if;
    execute format('create table %I (like %s including all)', name, log);
    execute format('lock table %I in access exclusive mode', log::text || '_rest');
    execute format('with moved as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from moved',
        log::text || '_rest', key, low, key, high, name);
    execute format('alter table %s attach partition %I for values from (%L) to (%L)', log, name, low, high);
    -- reached through the parent only, where the log is insert-only
    if exists (select from pg_roles where rolname = current_schema() || '_app') then
        execute format('revoke all on %I from %I', name, current_schema() || '_app');
    end if;
    return true;
end $$;

-- Makes every partition up to so many days ahead; returns how many were missing.
create function outbox_prepare_partitions(days_ahead int) returns int language plpgsql security definer
set lock_timeout = '2s' as $$
declare
    today date := (now() at time zone 'UTC')::date;
    made int := 0;
    day date;
begin
    perform pg_advisory_xact_lock('outbox_slot'::regclass::oid::int4, -1);
    for day in select today + n from generate_series(0, days_ahead) n loop
        made := made + outbox_attach_partition('outbox_event', day, 1)::int;
    end loop;
    -- weeks are counted from a Monday
    for day in select date '2024-01-01' + 7 * n
        from generate_series((today - date '2024-01-01') / 7, (today + days_ahead - date '2024-01-01') / 7) n loop
        made := made + outbox_attach_partition('inbox_message', day, 7)::int;
    end loop;
    return made;
end $$;

-- Drops partitions that ended before the given times; one that still holds an unpublished or held event stays.
create function outbox_drop_partitions(events_before timestamptz, inbox_before timestamptz) returns int
language plpgsql security definer set lock_timeout = '2s' as $$
declare
    old record;
    needed boolean;
    dropped int := 0;
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
            execute format('drop table %I', old.name);
            dropped := dropped + 1;
            continue;
        end if;
        continue when (old.first_day + 1)::timestamp at time zone 'UTC' > events_before;
        execute format('select exists (select from %I e join outbox_cursor c on c.part = e.part where e.id > c.position)
            or exists (select from %I e join outbox_hold h
                on h.part = e.part and h.topic = e.topic and h.group_key = e.group_key where e.id >= h.first_id)', old.name, old.name)
            into needed;
        if not needed then
            execute format('drop table %I', old.name);
            dropped := dropped + 1;
        end if;
    end loop;
    -- ids that carry no time land in the rest; there they leave in small bites
    delete from inbox_message_rest where ctid = any (array(
        select ctid from inbox_message_rest where received_at < inbox_before limit 10000));
    return dropped;
end $$;

do $$
declare
    here text := current_schema();
    app text := current_schema() || '_app';
begin
    execute format('alter function outbox_attach_partition(regclass, date, int) set search_path = %I, pg_temp', here);
    execute format('alter function outbox_prepare_partitions(int) set search_path = %I, pg_temp', here);
    execute format('alter function outbox_drop_partitions(timestamptz, timestamptz) set search_path = %I, pg_temp', here);
    revoke all on function outbox_prepare_partitions(int) from public;
    revoke all on function outbox_drop_partitions(timestamptz, timestamptz) from public;
    if exists (select from pg_roles where rolname = app) then
        execute format('grant execute on function outbox_prepare_partitions(int) to %I', app);
        execute format('grant execute on function outbox_drop_partitions(timestamptz, timestamptz) to %I', app);
        execute format('grant usage on sequence outbox_position to %I', app);
        execute format('grant select, insert on outbox_event to %I', app);
        execute format('revoke update, delete, truncate on outbox_event from %I', app);
        execute format('revoke all on outbox_event_rest, inbox_message_rest from %I', app);
        execute format('grant select, update on outbox_cursor, outbox_slot to %I', app);
        execute format('grant select, insert, update, delete on outbox_instance, outbox_hold to %I', app);
        execute format('grant select, insert, update on outbox_parked, inbox_message to %I', app);
    end if;
end $$;

select outbox_prepare_partitions(14);
