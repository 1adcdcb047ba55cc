-- The last message of each subject that took effect, by which one that comes after a later one is recognised.
create table inbox_subject (
    subscription   text        not null,
    subject_sha256 bytea       not null check (length(subject_sha256) = 32),
    sequence       text        not null collate "C",
    message_id     uuid        not null,
    handled_at     timestamptz not null,
    primary key (subscription, subject_sha256)
) with (fillfactor = 70);

-- Subjects that have been silent for as long as the inbox remembers are forgotten as well.
create function outbox_forget_subjects(silent_since timestamptz, bite int) returns int
language plpgsql security definer set lock_timeout = '100ms' as $$
declare
    forgotten int;
begin
    delete from inbox_subject where ctid = any (array(
        select ctid from inbox_subject where handled_at < silent_since limit bite for update skip locked));
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

do $$
declare
    here text := current_schema();
    app text := current_schema() || '_app';
begin
    execute format('alter function outbox_forget_subjects(timestamptz, int) set search_path = %I, pg_temp', here);
    revoke all on function outbox_forget_subjects(timestamptz, int) from public;
    if exists (select from pg_roles where rolname = app) then
        execute format('grant execute on function outbox_forget_subjects(timestamptz, int) to %I', app);
        execute format('grant select, insert, update on inbox_subject to %I', app);
        execute format('revoke delete, truncate on inbox_subject from %I', app);
    end if;
end $$;
