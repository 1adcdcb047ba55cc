-- What remains of a membership that has ended is its audit entries and events.
grant delete on membership to auth_app;

create or replace function require_default_membership() returns trigger
    language plpgsql security definer set search_path from current as
$$
declare
    person uuid := coalesce(new.account_id, old.account_id);
begin
    if exists (select from membership where account_id = person)
        and not exists (select from membership where account_id = person and is_default) then
        raise exception 'account % has memberships but no default one', person
            using errcode = 'check_violation', constraint = 'membership_exactly_one_default';
    end if;
    return null;
end
$$;

drop trigger membership_exactly_one_default on membership;

create constraint trigger membership_exactly_one_default
    after insert or update or delete on membership
    deferrable initially deferred
    for each row execute function require_default_membership();

-- The second line of defence, behind the use case that says it in a sentence: the last owner neither leaves nor steps down.
-- Without the lock on the organization two of them could do so at once and each see the other.
create function require_owner() returns trigger
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

create constraint trigger membership_at_least_one_owner
    after update of role, status or delete on membership
    deferrable initially deferred
    for each row when (old.role = 'OWNER' and old.status = 'ACTIVE')
    execute function require_owner();
