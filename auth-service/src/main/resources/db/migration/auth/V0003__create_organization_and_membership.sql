create table organization (
    id            uuid        primary key,
    slug          text        not null,
    name          text        not null check (length(name) between 1 and 120),
    registered_at timestamptz not null,
    version       bigint      not null,
    constraint organization_slug_unique unique (slug)
);

create table membership (
    account_id         uuid        not null references account (id),
    organization_id    uuid        not null references organization (id),
    role               text        not null check (role in ('OWNER', 'ADMIN', 'MEMBER')),
    status             text        not null check (status in ('ACTIVE', 'INACTIVE')),
    is_default         boolean     not null,
    membership_version bigint      not null check (membership_version > 0),
    joined_at          timestamptz not null,
    version            bigint      not null,
    primary key (account_id, organization_id)
);

create unique index membership_one_default on membership (account_id) where is_default;
create index membership_by_organization on membership (organization_id, account_id);

-- A membership belongs to its organization, and its person may look at it: a login knows the person before any organization.
alter table membership enable row level security;

create policy membership_of_organization on membership
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
    with check (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

create policy membership_of_account on membership for select
    using (account_id = nullif(current_setting('app.account_id', true), '')::uuid);

-- The index allows one default at most; this asks for one at least, at the end of the transaction. It looks past row-level
-- security, because the default may be in an organization that the transaction does not work for.
create function require_default_membership() returns trigger
    language plpgsql security definer set search_path from current as
$$
begin
    if exists (select from membership where account_id = new.account_id)
        and not exists (select from membership where account_id = new.account_id and is_default) then
        raise exception 'account % has memberships but no default one', new.account_id
            using errcode = 'check_violation', constraint = 'membership_exactly_one_default';
    end if;
    return null;
end
$$;

create constraint trigger membership_exactly_one_default
    after insert or update on membership
    deferrable initially deferred
    for each row execute function require_default_membership();
