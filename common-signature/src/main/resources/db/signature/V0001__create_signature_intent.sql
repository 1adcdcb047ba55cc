-- What somebody was shown a moment before they sign. Good once and for minutes; no name is in it.
create table signature_intent (
    id               uuid        primary key,
    organization_id  uuid        not null,
    signer           text        not null check (length(signer) between 1 and 120),
    subject          text        not null check (length(subject) between 1 and 200),
    document_hash    text        not null check (document_hash ~ '^[0-9a-f]{64}$'),
    covered_hash     text        not null check (covered_hash ~ '^[0-9a-f]{64}$'),
    meaning_code     text        not null check (meaning_code ~ '^[A-Z][A-Z0-9_]*$'),
    sentence_version integer     not null check (sentence_version > 0),
    locale           text        not null,
    opened_at        timestamptz not null,
    expires_at       timestamptz not null check (expires_at > opened_at),
    used_at          timestamptz,
    check (used_at < expires_at)
);

comment on column signature_intent.covered_hash is 'SHA-256 of what else the signature covers: answers, earlier signatures, the printed name';

create index signature_intent_of_subject on signature_intent (organization_id, subject);

create function refuse_change_of_intent() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.used_at is null and new.used_at is not null
            and row (new.id, new.organization_id, new.signer, new.subject, new.document_hash, new.covered_hash, new.meaning_code,
                     new.sentence_version, new.locale, new.opened_at, new.expires_at)
              = row (old.id, old.organization_id, old.signer, old.subject, old.document_hash, old.covered_hash, old.meaning_code,
                     old.sentence_version, old.locale, old.opened_at, old.expires_at) then
        return new;
    end if;
    raise exception 'signature intent % can be used once and not be changed', old.id using errcode = 'TS010';
end
$$;

create trigger intent_is_used_once
    before update or delete on signature_intent
    for each row execute function refuse_change_of_intent();

alter table signature_intent enable row level security;
create policy organization_only on signature_intent
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
