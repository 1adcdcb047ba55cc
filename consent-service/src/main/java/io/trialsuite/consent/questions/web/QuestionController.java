package io.trialsuite.consent.questions.web;

import io.trialsuite.consent.questions.AskingQuestions;
import io.trialsuite.consent.questions.QuestionView;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
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
@RequestMapping("/v1/organizations/{organization}/consent-requests/{request}/questions")
class QuestionController {

    private final AskingQuestions asking;

    QuestionController(AskingQuestions asking) {
        this.asking = asking;
    }

    record NewAnswer(@NotBlank @Size(max = 4000) String text) {

        @Override
        public String toString() {
            return "NewAnswer[hidden]";
        }
    }

    @GetMapping
    List<QuestionView> list(Caller caller, @PathVariable UUID request) {
        return asking.all(StaffMember.of(caller), reference(caller, request));
    }

    @PostMapping("/{question}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(
            Caller caller,
            @PathVariable UUID request,
            @PathVariable UUID question,
            @Valid @RequestBody NewAnswer body) {
        asking.answer(StaffMember.of(caller), reference(caller, request), question, body.text());
    }

    private static RequestRef reference(Caller caller, UUID request) {
        return new RequestRef(caller.organizationId(), new RequestId(request));
    }
}
