-- The last link of each chain. Whoever extends a chain locks its row: concurrent writers queue here, for the moment of a commit.
create table audit_head (
    organization_id uuid   primary key,
    seq             bigint not null,
    hash            bytea  not null
);

create table audit_entry (
    organization_id uuid        not null,
    seq             bigint      not null,
    id              uuid        not null unique,
    previous_hash   bytea       not null,
    hash            bytea       not null,
    at              timestamptz not null,
    actor_kind      text        not null,
    actor_id        text        not null,
    actor_role      text        not null,
    action          text        not null,
    entity_type     text        not null,
    entity_id       text        not null,
    before          text,
    after           text,
    reason          text,
    request_id      text,
    primary key (organization_id, seq)
);

create index audit_entry_by_entity on audit_entry (organization_id, entity_type, entity_id, seq);

create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_append_only
    before update or delete on audit_entry
    for each row execute function audit_entry_is_append_only();

create trigger audit_entry_no_truncate
    before truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();

do $$
begin
    if exists (select from pg_roles where rolname = current_schema() || '_app') then
        execute format('revoke update, delete, truncate on audit_entry from %I', current_schema() || '_app');
        execute format('revoke delete, truncate on audit_head from %I', current_schema() || '_app');
    end if;
end
$$;
