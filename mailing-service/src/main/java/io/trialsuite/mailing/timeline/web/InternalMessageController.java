package io.trialsuite.mailing.timeline.web;

import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.outgoing.MailRoutes;
import io.trialsuite.mailing.timeline.MailDirectory;
import io.trialsuite.mailing.timeline.MailView;
import io.trialsuite.mailing.timeline.Sight;
import io.trialsuite.problem.NotFound;
import io.trialsuite.tenant.TenantContext;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Other services asking what became of a mail they had sent. */
@RestController
@RequestMapping("/internal/v1/messages")
class InternalMessageController {

    private final MailDirectory directory;
    private final MailRoutes routes;

    InternalMessageController(MailDirectory directory, MailRoutes routes) {
        this.directory = directory;
        this.routes = routes;
    }

    @GetMapping("/{id}")
    MailView get(@PathVariable UUID id) {
        var route = routes.byMail(new MailId(id))
                .orElseThrow(() -> new NotFound("mail-not-found", "There is no such mail."));
        try (var scope = TenantContext.open(route.organizationId())) {
            return directory.require(route.organizationId(), id, Sight.MASKED);
        }
    }
}
