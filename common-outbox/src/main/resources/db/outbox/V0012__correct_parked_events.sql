-- What an operator has put in place of a parked event's data; the payload beside it stays what was recorded.
alter table outbox_parked add column corrected bytea,
    add constraint outbox_parked_corrected_if_released check (corrected is null or state = 'RELEASED');

-- The one update of the log: it can only write what the row of a released event says, into the very event.
create function outbox_apply_correction(event uuid) returns int
language sql security definer as $$
    with applied as (
        update outbox_event e set payload = k.corrected
        from (
            select * from outbox_parked where event_id = event and corrected is not null order by parked_at desc limit 1
        ) k
        where e.part = k.part and e.id = k.id and e.created_at = k.created_at and e.event_id = k.event_id
        returning 1
    )
    select count(*)::int from applied
$$;

do $$
declare
    here text := current_schema();
    app text := current_schema() || '_app';
begin
    execute format('alter function outbox_apply_correction(uuid) set search_path = %I, pg_temp', here);
    revoke all on function outbox_apply_correction(uuid) from public;
    if exists (select from pg_roles where rolname = app) then
        execute format('grant execute on function outbox_apply_correction(uuid) to %I', app);
    end if;
end $$;
