-- What asks about a version that nobody signs any more makes way for what asks about the one in force.
alter table consent_request
    drop constraint consent_request_cancel_reason_check,
    add constraint consent_request_cancel_reason_check check (cancel_reason in
        ('PARTICIPANT_WITHDRAWN', 'TOO_MANY_WRONG_CODES', 'SENT_IN_ERROR', 'WRONG_CONTACT', 'NOT_ELIGIBLE',
         'CONSENT_DOUBTFUL', 'VERSION_SUPERSEDED'));
