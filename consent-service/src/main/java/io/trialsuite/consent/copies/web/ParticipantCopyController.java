package io.trialsuite.consent.copies.web;

import io.trialsuite.consent.copies.FetchingCopies;
import io.trialsuite.consent.rendition.web.PdfFile;
import io.trialsuite.consent.requests.web.ParticipantDoor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/p/requests/{token}")
class ParticipantCopyController {

    private final ParticipantDoor door;
    private final FetchingCopies fetching;

    ParticipantCopyController(ParticipantDoor door, FetchingCopies fetching) {
        this.door = door;
        this.fetching = fetching;
    }

    /** Who has signed comes back for it by the same link and a new code. */
    @GetMapping(path = "/copy", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> copy(
            @PathVariable String token,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session) {
        var copy = door.enter(token, visitor -> fetching.byParticipant(visitor, session));
        return PdfFile.answer(copy.pdf(), copy.hash(), "consent.pdf");
    }
}
