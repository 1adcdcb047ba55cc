-- What authenticators have registered (WebAuthn Level 3, section 4, credential record). The public key tells nothing.
create table passkey (
    credential_id   bytea       primary key check (length(credential_id) between 1 and 1023),
    account_id      uuid        not null references account (id),
    name            text        not null check (length(name) between 1 and 80),
    credential_data bytea       not null,
    transports      text[]      not null,
    sign_count      bigint      not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    registered_at   timestamptz not null,
    last_used_at    timestamptz,
    version         bigint      not null
);

create index passkey_by_account on passkey (account_id, registered_at);

grant delete on passkey to auth_app;

-- A challenge carries its own seal and end, so that asking for one writes nothing; it is written down when it is answered.
create table passkey_challenge (
    challenge_sha256 bytea       primary key check (length(challenge_sha256) = 32),
    expires_at       timestamptz not null
);

create index passkey_challenge_by_end on passkey_challenge (expires_at);

grant delete on passkey_challenge to auth_app;
