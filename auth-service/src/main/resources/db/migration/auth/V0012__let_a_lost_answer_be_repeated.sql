-- With the parent's text and a key that is not in the database, the salt gives the child once more; alone it gives nothing.
alter table refresh_token add column child_salt bytea check (length(child_salt) = 16);
