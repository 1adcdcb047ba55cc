package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.mail.MailId;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The mails. Whoever changes one, or what hangs on it, locks it first: sender and event reader never wait in a circle. */
interface MailMessages extends Repository<MailMessage, MailId> {

    MailMessage save(MailMessage mail);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select mail from MailMessage mail where mail.id = :id")
    Optional<MailMessage> lock(MailId id);

    default MailMessage requireLocked(MailId id) {
        return lock(id).orElseThrow(() -> new IllegalStateException("Mail " + id + " is not there"));
    }
}
