create table identity_challenge (
    id              uuid        primary key,
    organization_id uuid        not null,
    request_id      uuid        not null references consent_request,
    salt            bytea       not null check (length(salt) = 32),
    code_hash       bytea       not null check (length(code_hash) = 32),
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    spent_at        timestamptz,
    version         bigint      not null
);

create index identity_challenge_of_request on identity_challenge (request_id, created_at desc);

create table participant_session (
    token_hash      bytea       primary key check (length(token_hash) = 32),
    organization_id uuid        not null,
    request_id      uuid        not null references consent_request,
    created_at      timestamptz not null,
    expires_at      timestamptz not null
);

alter table identity_challenge enable row level security;
create policy organization_only on identity_challenge
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

alter table participant_session enable row level security;
create policy organization_only on participant_session
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
