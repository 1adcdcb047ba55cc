-- Back to the time when a person had one organization.
drop table membership;
drop function require_default_membership();
drop function require_owner();
alter table account
    add organization_id uuid not null references organization (id),
    add role text not null check (role in ('OWNER', 'ADMIN', 'MEMBER'));
create index account_by_organization on account (organization_id, registered_at, id);
