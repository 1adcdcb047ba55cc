-- A claim is one holding of a replay: whoever lost it saves nothing more, also when the same instance has claimed it again.
alter table outbox_replay add column claim bigint not null default 0;
alter table outbox_replay drop column owner;

-- What is sent; of old rows, and of those for one type, what the column type says.
alter table outbox_replay add column types text[] not null default '{}';
update outbox_replay set types = array[type] where type is not null;
