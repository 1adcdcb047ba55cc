drop trigger if exists account_followed on account;
drop function if exists follow_account();
drop trigger if exists membership_followed on membership;
drop function if exists follow_membership();
drop trigger if exists account_has_organization on account;
drop function if exists require_organization();

-- The second line of defence, behind the use case that says it in a sentence: the last owner neither leaves nor steps down.
-- Without the lock on the organization two of them could do so at once and each see the other.
create or replace function require_owner() returns trigger
    language plpgsql security definer set search_path from current as
$$
begin
    perform from organization where id = old.organization_id for no key update;
    if not exists (
        select from membership where organization_id = old.organization_id and role = 'OWNER' and status = 'ACTIVE') then
        raise exception 'organization % has no active owner', old.organization_id
            using errcode = 'check_violation', constraint = 'membership_at_least_one_owner';
    end if;
    return null;
end
$$;

drop trigger if exists membership_at_least_one_owner on membership;
create constraint trigger membership_at_least_one_owner
    after update of role, status or delete on membership
    deferrable initially deferred
    for each row when (old.role = 'OWNER' and old.status = 'ACTIVE')
    execute function require_owner();
