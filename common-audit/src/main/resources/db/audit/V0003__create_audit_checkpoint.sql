-- A checkpoint says, under a signature, what the trail was: whoever keeps one notices any later rewriting of what it covers.
create table audit_checkpoint (
    organization_id uuid        not null,
    number          bigint      not null check (number > 0),
    first_seq       bigint      not null,
    last_seq        bigint      not null,
    root            bytea       not null check (length(root) = 32),
    head_hash       bytea       not null check (length(head_hash) = 32),
    previous        bytea       not null check (length(previous) = 32),
    at              timestamptz not null,
    key_id          text        not null,
    signature       bytea       not null,
    primary key (organization_id, number),
    unique (organization_id, last_seq),
    check (last_seq >= first_seq)
);

create function audit_checkpoint_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_checkpoint is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_checkpoint_append_only
    before update or delete on audit_checkpoint
    for each row execute function audit_checkpoint_is_append_only();

create trigger audit_checkpoint_no_truncate
    before truncate on audit_checkpoint
    for each statement execute function audit_checkpoint_is_append_only();

alter table audit_checkpoint enable row level security;
create policy organization_only on audit_checkpoint
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

-- Whose trails there are, for whoever makes checkpoints of all of them: an id and nothing else, hence no row-level security.
create table audit_stream (
    organization_id uuid primary key
);

insert into audit_stream (organization_id) select organization_id from audit_head;

create function note_audit_stream() returns trigger language plpgsql as $$
begin
    insert into audit_stream (organization_id) values (new.organization_id) on conflict do nothing;
    return new;
end
$$;

create trigger audit_head_is_noted
    after insert on audit_head
    for each row execute function note_audit_stream();

do $$
begin
    if exists (select from pg_roles where rolname = current_schema() || '_app') then
        execute format('revoke update, delete, truncate on audit_checkpoint from %I', current_schema() || '_app');
        execute format('revoke update, delete, truncate on audit_stream from %I', current_schema() || '_app');
    end if;
end
$$;
