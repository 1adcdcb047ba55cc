-- Which access tokens are refused although they have not expired; rows are forgotten once no such token can be left.
create table token_revocation (
    subject     text        primary key check (length(subject) <= 100),
    version     bigint      not null,
    revoked_at  timestamptz not null,
    received_at timestamptz not null
);

create index token_revocation_by_arrival on token_revocation (received_at);

do $$
begin
    if exists (select from pg_roles where rolname = current_schema() || '_app') then
        execute format('grant select, insert, update, delete on token_revocation to %I', current_schema() || '_app');
    end if;
end
$$;
