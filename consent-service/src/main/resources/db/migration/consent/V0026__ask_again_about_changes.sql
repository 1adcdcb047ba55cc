-- What a participant consented to before they are asked again: what is new is shown to them passage by passage.
alter table consent_request add column previous_version_id uuid references consent_version;

create table change_acknowledgement (
    request_id      uuid        not null references consent_request,
    block_id        text        not null,
    organization_id uuid        not null,
    acknowledged_at timestamptz not null,
    primary key (request_id, block_id)
);

alter table change_acknowledgement enable row level security;
create policy organization_only on change_acknowledgement
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

create table reconsent_campaign (
    id              uuid        primary key,
    organization_id uuid        not null,
    study_id        uuid        not null references study,
    from_version_id uuid        not null references consent_version,
    to_version_id   uuid        not null references consent_version,
    group_id        uuid        not null references participant_group,
    basis           text        not null,
    due_by          timestamptz not null,
    started_by      uuid        not null,
    started_at      timestamptz not null,
    unique (from_version_id, to_version_id)
);

create index reconsent_campaign_of_organization on reconsent_campaign (organization_id, id);

alter table reconsent_campaign enable row level security;
create policy organization_only on reconsent_campaign
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

-- Whose consent has to be renewed; whether it was follows from the records.
create table reconsent_requirement (
    campaign_id     uuid not null references reconsent_campaign,
    record_id       uuid not null references consent_record,
    organization_id uuid not null,
    participant_id  uuid not null references participant,
    primary key (campaign_id, record_id)
);

create index reconsent_requirement_of_participant on reconsent_requirement (participant_id);

alter table reconsent_requirement enable row level security;
create policy organization_only on reconsent_requirement
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
