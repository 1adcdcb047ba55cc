-- What somebody does in one study for one organization. Rows stay as evidence of who could see what, and when.
create table study_role (
    id              uuid        primary key,
    organization_id uuid        not null references organization (id),
    study_id        uuid        not null,
    account_id      uuid        not null references account (id),
    seat            text        not null check (seat in ('PI', 'SI', 'CRC', 'CRA', 'SP', 'PM', 'DM', 'IRB', 'INS', 'PH', 'QA', 'UP', 'US')),
    site_ids        uuid[]      not null,
    assigned_by     uuid        not null references account (id),
    assigned_at     timestamptz not null,
    until           timestamptz check (until > assigned_at),
    ended_at        timestamptz,
    end_reason      text        check ((end_reason is null) = (ended_at is null)),
    version         bigint      not null,
    constraint study_role_inspection_ends check (seat <> 'INS' or until is not null),
    constraint study_role_unblinded_by_another check (seat not in ('UP', 'US') or assigned_by <> account_id)
);

create unique index study_role_once on study_role (organization_id, study_id, account_id, seat) where ended_at is null;
create index study_role_by_account on study_role (account_id, study_id) where ended_at is null;
create index study_role_by_study on study_role (organization_id, study_id, assigned_at, id);
create index study_role_due on study_role (until) where ended_at is null and until is not null;

alter table study_role enable row level security;

create policy study_role_of_organization on study_role
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
    with check (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

create policy study_role_of_account on study_role for select
    using (account_id = nullif(current_setting('app.account_id', true), '')::uuid);

create policy study_role_over on study_role for select
    using (ended_at is null and until <= nullif(current_setting('app.overdue_at', true), '')::timestamptz);

-- Nobody sits on both sides of the blinding of one study, whichever organizations have seated them. The person's row is locked,
-- so that two seats at once do not each miss the other.
create function keep_one_side() returns trigger
    language plpgsql security definer set search_path from current as
$$
begin
    perform from account where id = new.account_id for no key update;
    if exists (select from study_role
                where account_id = new.account_id and study_id = new.study_id and id <> new.id
                  and ended_at is null and (until is null or until > now())
                  and (seat in ('UP', 'US')) <> (new.seat in ('UP', 'US'))) then
        raise exception 'account % sits on the other side of the blinding', new.account_id
            using errcode = 'check_violation', constraint = 'study_role_one_side';
    end if;
    return null;
end
$$;

create constraint trigger study_role_one_side after insert on study_role
    deferrable initially deferred for each row execute function keep_one_side();
