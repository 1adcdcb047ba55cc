create table session (
    id               uuid        primary key,
    account_id       uuid        not null references account (id),
    organization_id  uuid        references organization (id),
    authenticated_at timestamptz not null,
    last_used_at     timestamptz not null,
    idle_until       timestamptz not null,
    expires_at       timestamptz not null,
    ended_at         timestamptz,
    end_reason       text,
    version          bigint      not null,
    check (idle_until <= expires_at),
    check ((ended_at is null) = (end_reason is null))
);

create index session_by_account on session (account_id);

create table refresh_token (
    token_sha256 bytea       primary key check (length(token_sha256) = 32),
    session_id   uuid        not null references session (id),
    generation   integer     not null check (generation >= 0),
    issued_at    timestamptz not null,
    rotated_at   timestamptz,
    version      bigint      not null,
    constraint refresh_token_one_child unique (session_id, generation)
);

create table pending_authentication (
    token_sha256     bytea       primary key check (length(token_sha256) = 32),
    account_id       uuid        not null references account (id),
    authenticated_at timestamptz not null,
    expires_at       timestamptz not null,
    consumed_at      timestamptz,
    version          bigint      not null,
    check (expires_at <= authenticated_at + interval '5 minutes')
);

create index pending_authentication_by_account on pending_authentication (account_id);
create index pending_authentication_by_expiry on pending_authentication (expires_at);

grant delete on pending_authentication to auth_app;
