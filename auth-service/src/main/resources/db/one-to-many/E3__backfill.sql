-- One batch of :size accounts after :last; answers the last of them, or nothing at the end. The account rows are locked first,
-- as v1's own writes do: a move during the batch would otherwise not see the row it has to replace.
with batch as (
    select id, organization_id, role, registered_at from account
     where id > :last order by id limit :size for no key update
), copied as (
    insert into membership (account_id, organization_id, role, status, is_default, membership_version, joined_at,
                            version, source)
    select id, organization_id, role, 'ACTIVE', true, 1, registered_at, 0, 'v1' from batch
    on conflict do nothing
)
select id from batch order by id desc limit 1
