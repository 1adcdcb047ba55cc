create table subject (
    name   text primary key,
    number int not null default 0
);
