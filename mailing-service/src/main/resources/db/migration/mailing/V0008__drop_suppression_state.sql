-- Nothing releases an address, so an entry has no state.
drop index one_active_suppression;
alter table suppression_entry drop column state;
create unique index one_suppression_per_address on suppression_entry (organization_id, address);
