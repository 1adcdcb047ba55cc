-- Accounts are never deleted and their ids never reused: signatures and audit entries name them.
create table account (
    id            uuid        primary key,
    email         text        not null check (email = lower(email) and length(email) <= 254),
    display_name  text        not null check (length(display_name) between 1 and 100),
    registered_at timestamptz not null,
    version       bigint      not null,
    constraint account_email_unique unique (email)
);

create table credential (
    id         uuid        primary key,
    account_id uuid        not null references account (id),
    kind       text        not null check (kind in ('PASSWORD')),
    secret     text        not null,
    changed_at timestamptz not null,
    revoked_at timestamptz,
    version    bigint      not null
);

create index credential_by_account on credential (account_id);
create unique index credential_one_active_password on credential (account_id) where kind = 'PASSWORD' and revoked_at is null;
