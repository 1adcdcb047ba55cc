create table consent_answer (
    request_id      uuid        not null references consent_request,
    field_id        text        not null check (length(field_id) between 1 and 64),
    organization_id uuid        not null,
    answer          jsonb       not null,
    answered_at     timestamptz not null,
    primary key (request_id, field_id)
);

alter table consent_answer enable row level security;
create policy organization_only on consent_answer
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
