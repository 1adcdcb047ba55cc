-- A version goes over review and the ethics committee into force; what was in force before stays so, at every site of its study.
alter table consent_version
    add column frozen_at timestamptz,
    drop constraint consent_version_state_check,
    add constraint consent_version_state_check check (state in
        ('DRAFT', 'IN_REVIEW', 'SUBMITTED', 'APPROVED', 'REJECTED', 'EFFECTIVE', 'SUSPENDED', 'SUPERSEDED')),
    drop constraint consent_version_check,
    add constraint consent_version_bytes check (state in ('DRAFT', 'IN_REVIEW')
        or (canonical_content is not null and content_hash is not null
            and content_hash = encode(sha256(canonical_content), 'hex'))),
    add constraint consent_version_in_force check (state not in ('EFFECTIVE', 'SUSPENDED', 'SUPERSEDED')
        or effective_from is not null);

-- CI-2: where a published version stands may change, not a byte of what it says
create or replace function refuse_change_of_published_version() returns trigger language plpgsql as $$
begin
    if old.state in ('DRAFT', 'IN_REVIEW') then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    if tg_op = 'DELETE' or new.state in ('DRAFT', 'IN_REVIEW')
       or row (new.id, new.organization_id, new.document_id, new.label, new.content, new.canonical_content, new.content_hash,
               new.created_at, new.frozen_at)
          is distinct from
          row (old.id, old.organization_id, old.document_id, old.label, old.content, old.canonical_content, old.content_hash,
               old.created_at, old.frozen_at)
       or (old.effective_from is not null and new.effective_from is distinct from old.effective_from) then
        raise exception 'consent version % is published and never changes', old.id using errcode = 'TS001';
    end if;
    return new;
end
$$;

alter table study_site
    add column status         text not null default 'ACTIVE' check (status ~ '^[A-Z][A-Z0-9_]*$'),
    add column status_told_at timestamptz;

create table site_approval (
    version_id      uuid        not null references consent_version,
    site_id         uuid        not null references study_site,
    organization_id uuid        not null,
    approval_no     text        not null check (length(approval_no) between 1 and 80),
    decision        text        not null check (decision ~ '^[A-Z][A-Z0-9_]*$'),
    effective_from  timestamptz not null,
    effective_until timestamptz,
    filed_at        timestamptz not null,
    primary key (version_id, site_id)
);

insert into site_approval (version_id, site_id, organization_id, approval_no, decision, effective_from, filed_at)
select v.id, s.site_id, v.organization_id, 'BEFORE-2026-11', 'APPROVED', v.effective_from, v.effective_from
from consent_version v join consent_document d on d.id = v.document_id join study_site s on s.study_id = d.study_id
where v.state = 'EFFECTIVE';

alter table site_approval enable row level security;
create policy organization_only on site_approval
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
