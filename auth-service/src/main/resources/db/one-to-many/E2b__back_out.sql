drop trigger if exists membership_followed on membership;
drop function if exists follow_membership();
drop trigger if exists account_has_organization on account;
drop function if exists require_organization();
alter table account alter column organization_id set not null, alter column role set not null;
