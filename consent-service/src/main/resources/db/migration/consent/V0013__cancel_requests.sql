-- A request ends without an answer when its participant leaves or when somebody keeps guessing codes.
alter table consent_request
    add column cancel_reason text check (cancel_reason in ('PARTICIPANT_WITHDRAWN', 'TOO_MANY_WRONG_CODES')),
    add column lockouts integer not null default 0,
    drop constraint consent_request_state_check,
    add constraint consent_request_state_check check (state in
        ('SENT', 'OPENED', 'IDENTITY_VERIFIED', 'COMPLETED', 'DECLINED', 'EXPIRED', 'CANCELLED')),
    add check ((state = 'CANCELLED') = (cancel_reason is not null));
