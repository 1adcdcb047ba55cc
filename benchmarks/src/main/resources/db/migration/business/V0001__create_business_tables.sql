create table account (id bigint primary key, balance bigint not null) with (fillfactor = 50);
insert into account select n, 0 from generate_series(0, 999) n;

create table purchase (
    id         bigint generated always as identity primary key,
    account_id bigint      not null,
    amount     bigint      not null,
    at         timestamptz not null default now()
);
