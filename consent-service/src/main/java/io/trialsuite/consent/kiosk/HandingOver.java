package io.trialsuite.consent.kiosk;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.requests.IdentityMethod;
import io.trialsuite.consent.requests.OpenedKiosk;
import io.trialsuite.consent.requests.OpeningKiosks;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.staff.Investigator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands over only what is registered at the participant's site. */
@Service
public class HandingOver {

    private final DeviceRegister register;
    private final OpeningKiosks opening;

    HandingOver(DeviceRegister register, OpeningKiosks opening) {
        this.register = register;
        this.opening = opening;
    }

    @Transactional
    public OpenedKiosk handOver(
            Investigator by, RequestId request, SignatoryRole role, IdentityMethod method, String device) {
        var site = opening.site(by, request);
        if (register.find(by.organizationId(), site, device).isEmpty()) {
            throw new DeviceUnknown();
        }
        return opening.open(by, request, role, method, device);
    }

    public void takeBack(Investigator by, RequestId request) {
        opening.lock(by, request);
    }
}
