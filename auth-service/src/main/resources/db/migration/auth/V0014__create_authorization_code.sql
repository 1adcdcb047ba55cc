-- What proved the person, as RFC 8176 says it, and the client that keeps the session; null is a person's own sign-in by API.
alter table session
    add column client_id text,
    add column factors   text not null default 'pwd';

alter table session alter column factors drop default;

-- Codes are kept as digests, for a minute at most; which session came of one is known, so that a second use can end it.
create table authorization_code (
    code_sha256      bytea       primary key check (length(code_sha256) = 32),
    account_id       uuid        not null references account (id),
    authenticated_at timestamptz not null,
    client_id        text        not null,
    redirect_uri     text        not null,
    code_challenge   text        not null check (length(code_challenge) = 43),
    nonce            text        not null check (length(nonce) between 1 and 256),
    issued_at        timestamptz not null,
    expires_at       timestamptz not null check (expires_at <= issued_at + interval '60 seconds'),
    presented_at     timestamptz,
    session_id       uuid        references session (id),
    version          bigint      not null
);

create index authorization_code_by_account on authorization_code (account_id);
create index authorization_code_by_session on authorization_code (session_id);
create index authorization_code_by_expiry on authorization_code (expires_at);

grant delete on authorization_code to auth_app;
