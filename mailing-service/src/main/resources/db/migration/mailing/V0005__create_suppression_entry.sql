create table suppression_entry (
    id uuid primary key,
    organization_id uuid not null,
    address text not null check (address = lower(address)),
    source text not null check (source in ('BOUNCE', 'COMPLAINT')),
    mail_id uuid not null,
    state text not null check (state in ('ACTIVE', 'RELEASED')),
    since timestamptz not null
);
create unique index one_active_suppression on suppression_entry (organization_id, address) where state = 'ACTIVE';
alter table suppression_entry enable row level security;
create policy tenant on suppression_entry
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
