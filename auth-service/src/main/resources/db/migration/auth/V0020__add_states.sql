alter table account
    add column status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'DEACTIVATED'));

alter table organization
    add column status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED'));

-- What has ended stays ended, whatever a program believes.
create function keep_the_end() returns trigger
    language plpgsql set search_path from current as
$$
begin
    raise exception '% % has ended for good', tg_table_name, old.id
        using errcode = 'check_violation', constraint = tg_table_name || '_end';
end
$$;

create trigger account_end before update of status on account
    for each row when (old.status = 'DEACTIVATED' and new.status <> 'DEACTIVATED') execute function keep_the_end();

create trigger organization_end before update of status on organization
    for each row when (old.status = 'CLOSED' and new.status <> 'CLOSED') execute function keep_the_end();
