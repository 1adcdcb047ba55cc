-- Who still calls v1, and how often: it ends when nobody does. Names of clients, never of people.
create table legacy_call (
    client    text        not null check (length(client) between 1 and 100),
    operation text        not null check (length(operation) between 1 and 100),
    day       date        not null,
    calls     bigint      not null check (calls > 0),
    last_at   timestamptz not null,
    primary key (client, operation, day)
);
