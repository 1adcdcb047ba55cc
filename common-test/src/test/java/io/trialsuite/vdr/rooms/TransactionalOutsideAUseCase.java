package io.trialsuite.vdr.rooms;

import org.springframework.transaction.annotation.Transactional;

class TransactionalOutsideAUseCase {
    @Transactional
    void work() {}
}
