create table note (
    id              uuid primary key,
    organization_id uuid        not null,
    text            text        not null,
    created_at      timestamptz not null,
    version         bigint      not null default 0
);

alter table note enable row level security;

create policy note_of_organization on note
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
