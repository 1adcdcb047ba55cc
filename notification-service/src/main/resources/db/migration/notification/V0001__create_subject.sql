-- What notifications are about. Never updated: the row is there to be locked, see SubjectLocks.
create table subject (
    organization_id uuid not null,
    kind text not null,
    id text not null,
    primary key (organization_id, kind, id)
);
alter table subject enable row level security;
create policy tenant on subject
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
