-- Keys are hashed: most of them name addresses that have no account here.
create table attempt_throttle (
    key_sha256      bytea       primary key check (length(key_sha256) = 32),
    attempts        integer     not null check (attempts > 0),
    last_attempt_at timestamptz not null,
    locked_until    timestamptz
);

create index attempt_throttle_by_age on attempt_throttle (last_attempt_at);

grant delete on attempt_throttle to auth_app;
