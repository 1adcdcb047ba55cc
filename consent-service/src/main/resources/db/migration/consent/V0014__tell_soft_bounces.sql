alter table consent_request
    drop constraint consent_request_delivery_check,
    add constraint consent_request_delivery_check check (delivery in
        ('REQUESTED', 'SOFT_BOUNCED', 'DELIVERED', 'BOUNCED', 'COMPLAINED'));
