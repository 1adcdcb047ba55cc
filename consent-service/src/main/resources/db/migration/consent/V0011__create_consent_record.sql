create table consent_record (
    id               uuid        primary key,
    organization_id  uuid        not null,
    request_id       uuid        not null unique references consent_request,
    participant_id   uuid        not null references participant,
    version_id       uuid        not null references consent_version,
    state            text        not null check (state in ('ACTIVE')),
    purposes_granted text[]      not null,
    purposes_refused text[]      not null,
    valid_from       timestamptz not null,
    evidence_hash    text        not null check (length(evidence_hash) = 64),
    version          bigint      not null
);

alter table consent_record enable row level security;
create policy organization_only on consent_record
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
