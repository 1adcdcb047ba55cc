-- Where a consent stands follows from what happened; a column that always said the same is gone.
alter table consent_record drop column state;
