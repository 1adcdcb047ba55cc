package io.trialsuite.consent.questions.web;

import io.trialsuite.consent.questions.AskingQuestions;
import io.trialsuite.consent.questions.QuestionView;
import io.trialsuite.consent.questions.RaiseQuestion;
import io.trialsuite.consent.requests.web.ParticipantDoor;
import io.trialsuite.web.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/p/requests/{token}/questions")
class ParticipantQuestionController {

    private final ParticipantDoor door;
    private final AskingQuestions asking;

    ParticipantQuestionController(ParticipantDoor door, AskingQuestions asking) {
        this.door = door;
        this.asking = asking;
    }

    record NewQuestion(
            @NotBlank @Size(max = 2000) String text,
            @Nullable @Size(max = 64) String blockId,
            boolean blocksSigning) {

        @Override
        public String toString() {
            return "NewQuestion[hidden]";
        }
    }

    record Raised(UUID questionId) {}

    @Idempotent
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Raised raise(
            @PathVariable String token,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session,
            @Valid @RequestBody NewQuestion request) {
        return new Raised(door.enter(
                token,
                visitor -> asking.raise(new RaiseQuestion(
                        visitor, session, request.blockId(), request.text(), request.blocksSigning()))));
    }

    @GetMapping
    List<QuestionView> own(
            @PathVariable String token,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session) {
        return door.enter(token, visitor -> asking.own(visitor, session));
    }
}
