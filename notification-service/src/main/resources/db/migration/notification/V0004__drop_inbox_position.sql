-- Numbers are given before the commit, so they are no order of arrival; lists go by time and id.
alter table inbox_item drop column position;
