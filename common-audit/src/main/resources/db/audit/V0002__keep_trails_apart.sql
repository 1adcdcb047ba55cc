-- The library names the organization for as long as it extends or verifies its chain; whoever names none sees nothing.
alter table audit_entry enable row level security;
create policy organization_only on audit_entry
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

alter table audit_head enable row level security;
create policy organization_only on audit_head
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
