-- What one organization is told of a person never stands in the way of another.
alter table delegation drop constraint delegation_pkey;
alter table delegation add primary key (organization_id, account_id, site_id);
