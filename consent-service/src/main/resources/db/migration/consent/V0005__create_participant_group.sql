create table participant_group (
    id              uuid        primary key,
    organization_id uuid        not null,
    study_id        uuid        not null references study,
    name            text        not null check (length(name) between 1 and 120),
    created_at      timestamptz not null,
    version         bigint      not null,
    unique (study_id, name)
);

create table participant_group_member (
    group_id        uuid        not null references participant_group,
    participant_id  uuid        not null references participant,
    organization_id uuid        not null,
    added_at        timestamptz not null,
    primary key (group_id, participant_id)
);

alter table participant_group enable row level security;
create policy organization_only on participant_group
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

alter table participant_group_member enable row level security;
create policy organization_only on participant_group_member
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
