-- Run E2a and E2b first. Fails, and changes nothing, while somebody belongs to no organization: v1 cannot say that.
update account a set organization_id = m.organization_id, role = m.role
  from membership m
 where m.account_id = a.id and m.is_default
   and (a.organization_id, a.role) is distinct from (m.organization_id, m.role);

do
$$
begin
    if exists (select from account where organization_id is null or role is null) then
        raise exception 'somebody belongs to no organization' using errcode = 'check_violation';
    end if;
end
$$;

drop trigger if exists membership_at_least_one_owner on membership;
drop function if exists require_owner();
