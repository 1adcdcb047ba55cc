alter table signing_key add column state_since timestamptz;
update signing_key set state_since = created_at;
alter table signing_key alter column state_since set not null;

-- The next key waits, once at most, until everybody knows it.
create unique index signing_key_one_published on signing_key ((true)) where state = 'PUBLISHED';
