-- Links that went by mail, as digests. Of each kind the newest is good, which the index guards.
create table mailed_link (
    token_sha256 bytea       primary key check (length(token_sha256) = 32),
    account_id   uuid        not null references account (id),
    purpose      text        not null check (purpose in ('VERIFY_ADDRESS', 'RESET_PASSWORD')),
    issued_at    timestamptz not null,
    expires_at   timestamptz not null check (expires_at > issued_at),
    spent_at     timestamptz,
    version      bigint      not null
);

create unique index mailed_link_one_open on mailed_link (account_id, purpose) where spent_at is null;
create index mailed_link_by_expiry on mailed_link (expires_at);

grant delete on mailed_link to auth_app;
