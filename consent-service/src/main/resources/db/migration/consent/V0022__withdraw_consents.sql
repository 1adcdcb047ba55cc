-- What was taken back of which consent; the record itself stays as it was given.
create table consent_withdrawal (
    id              uuid        primary key,
    organization_id uuid        not null,
    participant_id  uuid        not null references participant,
    record_id       uuid        not null references consent_record,
    scope           text        not null check (scope in ('FULL', 'PURPOSES')),
    purposes        text[]      not null check (cardinality(purposes) > 0),
    channel         text        not null check (channel in ('LINK', 'SITE')),
    effective_at    timestamptz not null
);

create index consent_withdrawal_of_participant on consent_withdrawal (participant_id);
create index consent_record_of_participant on consent_record (participant_id);

create function refuse_change_of_withdrawal() returns trigger language plpgsql as $$
begin
    raise exception 'withdrawal % is a fact and never changes', old.id using errcode = 'TS005';
end
$$;

create trigger withdrawal_is_frozen
    before update or delete on consent_withdrawal
    for each row execute function refuse_change_of_withdrawal();

alter table consent_withdrawal enable row level security;
create policy organization_only on consent_withdrawal
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
