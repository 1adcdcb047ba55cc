alter table organization
    add column multi_factor_required boolean not null default false;
