package io.trialsuite.problem;

import org.springframework.http.HttpStatus;

class KnowsSpring {
    HttpStatus status() {
        return HttpStatus.CONFLICT;
    }
}
