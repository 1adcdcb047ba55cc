alter table consent_request add column reminded_at timestamptz;

-- Whether a request was reminded of before its links ran out, found before the organization is known.
alter table participant_link add column reminded boolean not null default false;

-- What participants ask and are told; encrypted, because they write about themselves.
create table consent_question (
    id              uuid        primary key,
    organization_id uuid        not null,
    request_id      uuid        not null references consent_request,
    role            text        not null,
    block_id        text        check (length(block_id) between 1 and 64),
    question        bytea       not null,
    blocks_signing  boolean     not null,
    raised_at       timestamptz not null,
    answer          bytea,
    answered_by     uuid,
    answered_at     timestamptz,
    check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null))
);

create index consent_question_of_request on consent_question (request_id, raised_at);

create function refuse_change_of_question() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.answered_at is null
            and row (new.id, new.organization_id, new.request_id, new.role, new.block_id, new.question, new.blocks_signing,
                     new.raised_at)
              is not distinct from
                row (old.id, old.organization_id, old.request_id, old.role, old.block_id, old.question, old.blocks_signing,
                     old.raised_at) then
        return new;
    end if;
    raise exception 'question % is answered once and never changes', old.id using errcode = 'TS006';
end
$$;

create trigger question_is_answered_once
    before update or delete on consent_question
    for each row execute function refuse_change_of_question();

alter table consent_question enable row level security;
create policy organization_only on consent_question
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
