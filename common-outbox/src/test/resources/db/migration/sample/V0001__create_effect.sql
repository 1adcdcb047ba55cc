create table effect (
    n          bigint generated always as identity primary key,
    message_id text not null,
    subject    text not null,
    number     int  not null
);
