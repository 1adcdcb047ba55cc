create function refuse_change_of_published_version() returns trigger language plpgsql as $$
begin
    if old.state <> 'DRAFT' then
        raise exception 'consent version % is published and never changes', old.id using errcode = 'TS001';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end
$$;

create trigger published_version_is_frozen
    before update or delete on consent_version
    for each row execute function refuse_change_of_published_version();
