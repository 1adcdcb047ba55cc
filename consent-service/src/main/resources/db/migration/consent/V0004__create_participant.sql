create table participant (
    id              uuid        primary key,
    organization_id uuid        not null,
    study_id        uuid        not null references study,
    site_id         uuid        not null references study_site,
    subject_no      text        not null check (length(subject_no) between 1 and 32),
    status          text        not null check (status in ('ACTIVE', 'WITHDRAWN')),
    created_at      timestamptz not null,
    version         bigint      not null,
    unique (study_id, subject_no)
);

comment on column participant.id is 'the pseudonym (participantRef) that events, audit and other services see';

create table participant_identity (
    participant_id  uuid        primary key references participant,
    organization_id uuid        not null,
    full_name       text        not null check (length(full_name) between 1 and 120),
    email           text        check (length(email) between 3 and 254),
    mobile          text        check (length(mobile) between 4 and 20),
    language        text        not null check (language ~ '^[a-z]{2}$'),
    birth_year      integer     check (birth_year between 1900 and 2100)
);

comment on table participant_identity is 'the vault: read for mail and by site staff, joined nowhere else';

alter table participant enable row level security;
create policy organization_only on participant
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

alter table participant_identity enable row level security;
create policy organization_only on participant_identity
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
