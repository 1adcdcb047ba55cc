-- What the trial master file has last said of a study; one that is not active rests at all of its sites.
alter table study
    add column status  text not null default 'ACTIVE' check (status ~ '^[A-Z][A-Z0-9_]*$'),
    add column told_at timestamptz;
