create table study (
    id              uuid        primary key,
    organization_id uuid        not null,
    protocol_number text        not null check (length(protocol_number) between 1 and 64),
    title           text        not null check (length(title) between 1 and 300),
    created_at      timestamptz not null,
    version         bigint      not null,
    unique (organization_id, protocol_number)
);

create table study_site (
    site_id         uuid not null primary key,
    study_id        uuid not null references study,
    organization_id uuid not null default nullif(current_setting('app.organization_id', true), '')::uuid,
    code            text not null check (length(code) between 1 and 32),
    name            text not null check (length(name) between 1 and 200),
    country         text not null check (country ~ '^[A-Z]{2}$'),
    unique (study_id, code)
);

alter table study enable row level security;
create policy organization_only on study
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

alter table study_site enable row level security;
create policy organization_only on study_site
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
