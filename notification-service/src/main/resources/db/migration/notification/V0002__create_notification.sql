create table notification (
    id uuid primary key,
    organization_id uuid not null,
    kind text not null,
    subject_kind text not null,
    subject_id text not null,
    source_event_id uuid not null unique,
    details jsonb not null,
    occurred_at timestamptz not null,
    created_at timestamptz not null,
    foreign key (organization_id, subject_kind, subject_id) references subject (organization_id, kind, id)
);
create index notification_by_subject on notification (organization_id, subject_kind, subject_id);
alter table notification enable row level security;
create policy tenant on notification
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
