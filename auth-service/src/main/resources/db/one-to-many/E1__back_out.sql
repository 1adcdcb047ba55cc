drop table if exists membership;
drop function if exists require_default_membership();
