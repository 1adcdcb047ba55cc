create table inbox_item (
    id uuid primary key,
    position bigint generated always as identity unique,
    notification_id uuid not null references notification,
    organization_id uuid not null,
    recipient_id uuid not null,
    created_at timestamptz not null,
    seen_at timestamptz,
    read_at timestamptz,
    archived_at timestamptz,
    unique (notification_id, recipient_id),
    check (read_at is null or seen_at is not null)
);
create index inbox_item_by_recipient on inbox_item (organization_id, recipient_id, created_at desc, id desc);
create index inbox_item_unread on inbox_item (organization_id, recipient_id)
    where read_at is null and archived_at is null;
alter table inbox_item enable row level security;
create policy tenant on inbox_item
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
