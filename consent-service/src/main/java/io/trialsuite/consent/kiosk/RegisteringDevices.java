package io.trialsuite.consent.kiosk;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.requests.OpeningKiosks;
import io.trialsuite.consent.requests.Secret;
import io.trialsuite.consent.staff.StaffMember;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says which devices of a site may be handed to participants (21 CFR 11.10(h)). */
@Service
public class RegisteringDevices {

    private final DeviceRegister register;
    private final OpeningKiosks kiosks;
    private final AuditTrail audit;
    private final Clock clock;

    RegisteringDevices(DeviceRegister register, OpeningKiosks kiosks, AuditTrail audit, Clock clock) {
        this.register = register;
        this.kiosks = kiosks;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public RegisteredDevice register(StaffMember by, UUID site, String name) {
        if (!register.isSite(by.organizationId(), site)) {
            throw new SiteUnknown();
        }
        var at = clock.instant();
        var device = UuidCreator.getTimeOrderedEpoch();
        var secret = Secret.next();
        register.add(device, by.organizationId(), site, name, secret.value(), by.accountId(), at);
        record(by, "consent.kiosk.registered", device, at, Map.of("siteId", site.toString()));
        return new RegisteredDevice(device, secret.value());
    }

    /** From now on nobody is asked on it any more, and what is open on it is locked: it may be in wrong hands. */
    @Transactional
    public void retire(StaffMember by, UUID device) {
        var at = clock.instant();
        var hash = register.retire(by.organizationId(), device, at).orElseThrow(DeviceNotFound::new);
        kiosks.lockDevice(by.organizationId(), hash, at);
        record(by, "consent.kiosk.retired", device, at, Map.of());
    }

    private void record(StaffMember by, String action, UUID device, Instant at, Map<String, Object> after) {
        audit.record(new AuditEntry(
                by.organizationId(), by.actor(), action, "kiosk-device", device.toString(), at, null, after, null));
    }
}
