-- What was signed on paper, as it was scanned: encrypted, and never changed.
create table paper_scan (
    id              uuid        primary key,
    organization_id uuid        not null,
    request_id      uuid        not null references consent_request,
    sealed          bytea       not null,
    scan_hash       text        not null check (length(scan_hash) = 64),
    pages           integer     not null check (pages > 0),
    uploaded_by     uuid        not null,
    uploaded_at     timestamptz not null
);

create index paper_scan_of_request on paper_scan (request_id);

create function refuse_change_of_paper_scan() returns trigger language plpgsql as $$
begin
    raise exception 'scan % is evidence and never changes', old.id using errcode = 'TS006';
end
$$;

create trigger paper_scan_is_frozen
    before update or delete on paper_scan
    for each row execute function refuse_change_of_paper_scan();

alter table paper_scan enable row level security;
create policy organization_only on paper_scan
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
