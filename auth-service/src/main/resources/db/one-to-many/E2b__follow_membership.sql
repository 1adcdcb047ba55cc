-- v2 makes a person before it says where they belong; by the end of the transaction it must be said, as v1 expects.
alter table account alter column organization_id drop not null, alter column role drop not null;

create or replace function require_organization() returns trigger
    language plpgsql security definer set search_path from current as
$$
begin
    if exists (select from account where id = new.id and (organization_id is null or role is null)) then
        raise exception 'account % belongs to no organization', new.id
            using errcode = 'check_violation', constraint = 'account_has_organization';
    end if;
    return null;
end
$$;

drop trigger if exists account_has_organization on account;
create constraint trigger account_has_organization
    after insert or update of organization_id, role on account
    deferrable initially deferred
    for each row when (new.organization_id is null or new.role is null)
    execute function require_organization();

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
