-- Accounts whose organization and role are not those of their default membership.
select count(*)
  from account a left join membership m on m.account_id = a.id and m.is_default
 where (a.organization_id, a.role) is distinct from (m.organization_id, m.role)
