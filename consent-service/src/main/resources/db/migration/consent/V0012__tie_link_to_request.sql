alter table participant_link
    add constraint participant_link_request foreign key (request_id) references consent_request;
