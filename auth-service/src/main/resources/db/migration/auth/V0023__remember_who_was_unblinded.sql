-- Whoever has sat on an unblinded seat knows who gets which treatment, also after its end.
create or replace function keep_one_side() returns trigger
    language plpgsql security definer set search_path from current as
$$
begin
    perform from account where id = new.account_id for no key update;
    if exists (select from study_role
                where account_id = new.account_id and study_id = new.study_id and id <> new.id
                  and (seat in ('UP', 'US')) <> (new.seat in ('UP', 'US'))
                  and (seat in ('UP', 'US') or (ended_at is null and (until is null or until > now())))) then
        raise exception 'account % sits on the other side of the blinding', new.account_id
            using errcode = 'check_violation', constraint = 'study_role_one_side';
    end if;
    return null;
end
$$;

drop index study_role_by_account;
create index study_role_by_account on study_role (account_id, study_id);
