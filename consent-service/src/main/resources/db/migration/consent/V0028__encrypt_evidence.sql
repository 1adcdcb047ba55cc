-- What people wrote, drew and signed is encrypted like who they are. Rows from before are encrypted by the service when it starts:
-- the one change that frozen rows allow, and only once. Hashes are of what is inside, so the service checks them, not the database.
alter table consent_signature
    add column sealed bytea,
    alter column evidence drop not null,
    add check ((sealed is null) = (evidence is not null));

alter table sealed_copy
    add column sealed bytea,
    alter column pdf drop not null,
    add check ((sealed is null) = (pdf is not null));

alter table consent_answer
    add column sealed bytea,
    alter column answer drop not null,
    add check ((sealed is null) = (answer is not null));

alter table consent_answer_attempt
    add column sealed bytea,
    alter column answer drop not null,
    add check ((sealed is null) = (answer is not null));

create index consent_signature_to_seal on consent_signature (organization_id) where sealed is null;
create index sealed_copy_to_seal on sealed_copy (organization_id) where sealed is null;
create index consent_answer_to_seal on consent_answer (organization_id) where sealed is null;
create index consent_answer_attempt_to_seal on consent_answer_attempt (organization_id) where sealed is null;

-- Whether an update encrypts a row and leaves all else as it is.
create function only_encrypts(before jsonb, after jsonb) returns boolean language sql immutable as $$
    select before ->> 'sealed' is null and after ->> 'sealed' is not null
       and before - '{sealed,evidence,pdf,answer}'::text[] = after - '{sealed,evidence,pdf,answer}'::text[]
$$;

create or replace function refuse_change_of_signature() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and only_encrypts(to_jsonb(old), to_jsonb(new)) then
        return new;
    end if;
    raise exception 'signature % is evidence and never changes', old.id using errcode = 'TS002';
end
$$;

create or replace function refuse_change_of_sealed_copy() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and only_encrypts(to_jsonb(old), to_jsonb(new)) then
        return new;
    end if;
    raise exception 'the sealed copy of request % is evidence and never changes', old.request_id using errcode = 'TS003';
end
$$;

create or replace function refuse_change_of_attempt() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and only_encrypts(to_jsonb(old), to_jsonb(new)) then
        return new;
    end if;
    raise exception 'attempt % at % of request % never changes', old.attempt, old.field_id, old.request_id
        using errcode = 'TS004';
end
$$;
