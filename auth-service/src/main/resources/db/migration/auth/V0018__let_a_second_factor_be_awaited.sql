alter table pending_authentication
    add column factors  text not null default 'pwd',
    add column awaiting text not null default 'ORGANIZATION' check (awaiting in ('SECOND_FACTOR', 'ORGANIZATION'));

alter table authorization_code
    add column factors text not null default 'pwd';
