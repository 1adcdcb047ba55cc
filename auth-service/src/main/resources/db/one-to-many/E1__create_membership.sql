-- The end state of V0003, V0010 and V0015, beside a live account table: the references are checked for new rows only, until E4.
-- What keeps an organization from losing its last owner comes with C1: v1 knows no such rule.
create table if not exists membership (
    account_id         uuid        not null,
    organization_id    uuid        not null,
    role               text        not null check (role in ('OWNER', 'ADMIN', 'MEMBER')),
    status             text        not null check (status in ('ACTIVE', 'INACTIVE')),
    is_default         boolean     not null,
    membership_version bigint      not null check (membership_version > 0),
    joined_at          timestamptz not null,
    version            bigint      not null,
    source             text        not null default 'v2' check (source in ('v1', 'v2')),
    primary key (account_id, organization_id)
);

create unique index if not exists membership_one_default on membership (account_id) where is_default;
create index if not exists membership_by_organization on membership (organization_id, account_id);

do
$$
begin
    if not exists (select from pg_constraint
                    where conrelid = 'membership'::regclass and conname = 'membership_account_id_fkey') then
        alter table membership add constraint membership_account_id_fkey
            foreign key (account_id) references account (id) not valid;
    end if;
    if not exists (select from pg_constraint
                    where conrelid = 'membership'::regclass and conname = 'membership_organization_id_fkey') then
        alter table membership add constraint membership_organization_id_fkey
            foreign key (organization_id) references organization (id) not valid;
    end if;
end
$$;

grant delete on membership to auth_app;

alter table membership enable row level security;

drop policy if exists membership_of_organization on membership;
create policy membership_of_organization on membership
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
    with check (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

drop policy if exists membership_of_account on membership;
create policy membership_of_account on membership for select
    using (account_id = nullif(current_setting('app.account_id', true), '')::uuid);

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

drop trigger if exists membership_exactly_one_default on membership;
create constraint trigger membership_exactly_one_default
    after insert or update or delete on membership
    deferrable initially deferred
    for each row execute function require_default_membership();
