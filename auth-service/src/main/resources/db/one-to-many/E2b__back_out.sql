drop trigger if exists membership_followed on membership;
drop function if exists follow_membership();
