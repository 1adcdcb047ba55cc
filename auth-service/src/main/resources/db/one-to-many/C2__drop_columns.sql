alter table account drop column if exists organization_id, drop column if exists role;
