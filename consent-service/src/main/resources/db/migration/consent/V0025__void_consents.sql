-- A consent that should never have come about. It stays visible, with the reason; what held until then is history.
create table consent_voiding (
    record_id       uuid        primary key references consent_record,
    organization_id uuid        not null,
    participant_id  uuid        not null references participant,
    reason_code     text        not null,
    voided_by       uuid        not null,
    voided_at       timestamptz not null
);

create index consent_voiding_of_participant on consent_voiding (participant_id);

create function refuse_change_of_voiding() returns trigger language plpgsql as $$
begin
    raise exception 'the voiding of record % is a fact and never changes', old.record_id using errcode = 'TS005';
end
$$;

create trigger voiding_is_frozen
    before update or delete on consent_voiding
    for each row execute function refuse_change_of_voiding();

alter table consent_voiding enable row level security;
create policy organization_only on consent_voiding
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

alter table consent_request
    add column voided_at timestamptz,
    drop constraint consent_request_state_check,
    add constraint consent_request_state_check check (state in
        ('SENT', 'OPENED', 'IDENTITY_VERIFIED', 'SIGNED_BY_PARTICIPANT', 'AWAITING_COUNTERSIGN', 'COMPLETED', 'DECLINED',
         'EXPIRED', 'CANCELLED', 'VOIDED')),
    add check ((state = 'VOIDED') = (voided_at is not null));
