-- The JWK, private part included, is encrypted by the application with a key that is not in the database.
create table signing_key (
    kid           text        primary key,
    state         text        not null check (state in ('PUBLISHED', 'SIGNING', 'VERIFY_ONLY', 'RETIRED')),
    jwk_encrypted bytea       not null,
    created_at    timestamptz not null
);

create unique index signing_key_one_signing on signing_key ((true)) where state = 'SIGNING';
