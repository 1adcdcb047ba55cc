package io.trialsuite.localaws.ses;

/** The events SES publishes, each with its name in the record, its detail object's key and its name in the API. */
enum EventType {
    SEND("Send", "send"),
    REJECT("Reject", "reject"),
    BOUNCE("Bounce", "bounce"),
    COMPLAINT("Complaint", "complaint"),
    DELIVERY("Delivery", "delivery"),
    OPEN("Open", "open"),
    CLICK("Click", "click"),
    /** The only name with a space in it. */
    RENDERING_FAILURE("Rendering Failure", "failure"),
    DELIVERY_DELAY("DeliveryDelay", "deliveryDelay"),
    SUBSCRIPTION("Subscription", "subscription");

    private final String recordName;
    private final String detailKey;

    EventType(String recordName, String detailKey) {
        this.recordName = recordName;
        this.detailKey = detailKey;
    }

    String recordName() {
        return recordName;
    }

    String detailKey() {
        return detailKey;
    }

    /** AWS leaves {@code headers} and {@code commonHeaders} out of these records. */
    boolean withoutHeaders() {
        return this == RENDERING_FAILURE || this == DELIVERY_DELAY;
    }
}
