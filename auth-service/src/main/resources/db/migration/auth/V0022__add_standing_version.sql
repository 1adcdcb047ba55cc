alter table organization
    add column standing_version bigint not null default 1 check (standing_version > 0);
