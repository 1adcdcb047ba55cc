create or replace function follow_membership() returns trigger
    language plpgsql security definer set search_path from current as
$$
begin
    if pg_trigger_depth() > 1 then
        return null;
    end if;
    update account set organization_id = new.organization_id, role = new.role
     where id = new.account_id and (organization_id, role) is distinct from (new.organization_id, new.role);
    return null;
end
$$;

drop trigger if exists membership_followed on membership;
create trigger membership_followed after insert or update on membership
    for each row when (new.is_default) execute function follow_membership();
