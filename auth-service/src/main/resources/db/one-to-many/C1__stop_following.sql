drop trigger if exists account_followed on account;
drop function if exists follow_account();
drop trigger if exists membership_followed on membership;
drop function if exists follow_membership();
alter table account alter column organization_id drop not null, alter column role drop not null;
