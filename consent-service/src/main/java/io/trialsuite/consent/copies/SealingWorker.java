package io.trialsuite.consent.copies;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trialsuite.consent.copies.SealingWork.Claim;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.consent.keys.DataKeys;
import io.trialsuite.consent.rendition.ConsentPages;
import io.trialsuite.outbox.MessageContext;
import io.trialsuite.signature.seal.PdfSeal;
import io.trialsuite.signature.seal.SealKey;
import io.trialsuite.tenant.TenantContext;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes sealed copies, one after the other; nothing is locked while it renders. */
@Component
class SealingWorker {

    private static final Logger log = LoggerFactory.getLogger(SealingWorker.class);

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final UUID owner = UuidCreator.getTimeOrderedEpoch();
    private final SealingWork work;
    private final CopyMaterial material;
    private final ConsentPages pages;
    private final SealingCopies sealing;
    private final DataKeys keys;
    private final SealKey key;
    private final PdfSeal seal;
    private final Timer making;
    private final Clock clock;

    SealingWorker(
            SealingWork work,
            CopyMaterial material,
            ConsentPages pages,
            SealingCopies sealing,
            DataKeys keys,
            SealKey key,
            PdfSeal seal,
            MeterRegistry meters,
            Clock clock) {
        this.work = work;
        this.material = material;
        this.pages = pages;
        this.sealing = sealing;
        this.keys = keys;
        this.key = key;
        this.seal = seal;
        this.making = meters.timer("consent.copies.made");
        this.clock = clock;
    }

    /** Makes every copy that is due and that nobody else makes. */
    void run(BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            var now = clock.instant();
            var claim = work.claim(owner, now, now.plus(LEASE));
            if (claim.isEmpty()) {
                return;
            }
            make(claim.get());
        }
    }

    /** A lost database ends the pass; anything else is held against this copy alone, which is tried again later. */
    private void make(Claim claim) {
        try (var tenant = TenantContext.open(claim.request().organization());
                var cause = new MessageContext(claim.correlationId(), null, null).open()) {
            keys.prepare(claim.request().organization());
            var started = Timer.start();
            var pdf = pages.signed(material.of(claim.request()));
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var sealed = seal.seal(pdf, "Consent completed", at);
            sealing.keep(claim, new SealedCopy(claim.request(), sealed, Sha256.hex(sealed), key.fingerprint(), at));
            started.stop(making);
        } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException lost) {
            throw lost;
        } catch (RuntimeException failed) {
            log.atError()
                    .setCause(failed)
                    .addKeyValue("requestId", claim.request().request())
                    .log("The copy of a consent could not be made; it is tried again later");
            work.postpone(claim, clock.instant());
        }
    }
}
