-- The secret is encrypted by the application with a key that is not in the database. The last step that was accepted makes a
-- code good once.
create table totp_factor (
    account_id       uuid        primary key references account (id),
    secret_encrypted bytea       not null,
    begun_at         timestamptz not null,
    confirmed_at     timestamptz,
    last_step        bigint,
    version          bigint      not null
);

grant delete on totp_factor to auth_app;

create table recovery_code (
    account_id  uuid        not null references account (id),
    code_sha256 bytea       not null check (length(code_sha256) = 32),
    issued_at   timestamptz not null,
    used_at     timestamptz,
    primary key (account_id, code_sha256)
);

grant delete on recovery_code to auth_app;
