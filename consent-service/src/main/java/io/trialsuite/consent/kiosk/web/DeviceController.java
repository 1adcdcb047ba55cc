package io.trialsuite.consent.kiosk.web;

import io.trialsuite.consent.kiosk.DeviceRegister;
import io.trialsuite.consent.kiosk.DeviceView;
import io.trialsuite.consent.kiosk.RegisteredDevice;
import io.trialsuite.consent.kiosk.RegisteringDevices;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Paging;
import io.trialsuite.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}/kiosk-devices")
class DeviceController {

    private final RegisteringDevices registering;
    private final DeviceRegister register;

    DeviceController(RegisteringDevices registering, DeviceRegister register) {
        this.registering = registering;
        this.register = register;
    }

    record NewDevice(
            @NotNull UUID siteId,
            @NotBlank @SingleLine @Size(max = 80) String name) {}

    /** The secret is shown this once; a call that is repeated registers another device. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RegisteredDevice register(Caller caller, @Valid @RequestBody NewDevice request) {
        return registering.register(StaffMember.of(caller), request.siteId(), request.name());
    }

    @GetMapping
    CursorPage<DeviceView> list(Caller caller, Paging paging) {
        var before = paging.after().map(Cursor::id).orElse(null);
        var rows = register.devices(caller.organizationId(), before, paging.rowsToRead());
        return CursorPage.of(rows, paging, it -> new Cursor(it.registeredAt(), it.deviceId()));
    }

    @PostMapping("/{device}/retirement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(Caller caller, @PathVariable UUID device) {
        registering.retire(StaffMember.of(caller), device);
    }
}
