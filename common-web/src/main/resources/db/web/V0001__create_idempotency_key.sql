create table idempotency_key (
    scope        text        not null,
    key          text        not null,
    request_hash text        not null,
    attempt      integer     not null,
    started_at   timestamptz not null,
    effect_at    timestamptz,
    status       integer,
    headers      text,
    body         bytea,
    primary key (scope, key)
);

create index idempotency_key_by_age on idempotency_key (started_at);

-- The one table of this library that is meant to shrink: keys are forgotten.
do $$
begin
    if exists (select from pg_roles where rolname = current_schema() || '_app') then
        execute format('grant delete on idempotency_key to %I', current_schema() || '_app');
    end if;
end
$$;
