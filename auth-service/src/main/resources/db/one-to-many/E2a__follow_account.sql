-- Looks past row-level security: v1 names no organization and no person to PostgreSQL.
create or replace function follow_account() returns trigger
    language plpgsql security definer set search_path from current as
$$
begin
    if pg_trigger_depth() > 1 or new.organization_id is null then
        return null;
    end if;
    delete from membership
     where account_id = new.id and is_default and source = 'v1' and organization_id <> new.organization_id;
    update membership set is_default = false, version = version + 1
     where account_id = new.id and is_default and organization_id <> new.organization_id;
    insert into membership (account_id, organization_id, role, status, is_default, membership_version, joined_at,
                            version, source)
    values (new.id, new.organization_id, new.role, 'ACTIVE', true, extract(epoch from now()) * 1000, now(), 0, 'v1')
    on conflict (account_id, organization_id) do update
       set role = excluded.role, status = 'ACTIVE', is_default = true,
           membership_version = membership.membership_version + 1, version = membership.version + 1
     where (membership.role, membership.status, membership.is_default)
           is distinct from (excluded.role, excluded.status, excluded.is_default);
    return null;
end
$$;

drop trigger if exists account_followed on account;
create trigger account_followed after insert or update of organization_id, role on account
    for each row execute function follow_account();
