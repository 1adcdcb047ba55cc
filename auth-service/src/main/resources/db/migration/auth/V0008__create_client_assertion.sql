-- Assertions that were used, for as long as they could be used again. Clients choose the ids, of any length, hence the hash.
create table client_assertion (
    client_id  text        not null,
    jti_sha256 bytea       not null check (length(jti_sha256) = 32),
    expires_at timestamptz not null,
    primary key (client_id, jti_sha256)
);

create index client_assertion_by_expiry on client_assertion (expires_at);

grant delete on client_assertion to auth_app;
