-- Every answer that was ever given, in order: a later one never obscures an earlier one (21 CFR 11.10(e)).
create table consent_answer_attempt (
    request_id      uuid        not null references consent_request,
    field_id        text        not null check (length(field_id) between 1 and 64),
    attempt         integer     not null check (attempt > 0),
    organization_id uuid        not null,
    answer          jsonb       not null,
    answered_at     timestamptz not null,
    primary key (request_id, field_id, attempt)
);

insert into consent_answer_attempt (request_id, field_id, attempt, organization_id, answer, answered_at)
select request_id, field_id, 1, organization_id, answer, answered_at from consent_answer;

create function refuse_change_of_attempt() returns trigger language plpgsql as $$
begin
    raise exception 'attempt % at % of request % never changes', old.attempt, old.field_id, old.request_id
        using errcode = 'TS004';
end
$$;

create trigger attempt_is_frozen
    before update or delete on consent_answer_attempt
    for each row execute function refuse_change_of_attempt();

alter table consent_answer_attempt enable row level security;
create policy organization_only on consent_answer_attempt
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
