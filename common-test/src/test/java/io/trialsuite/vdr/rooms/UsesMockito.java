package io.trialsuite.vdr.rooms;

import org.mockito.Mockito;

class UsesMockito {
    Object mock() {
        return Mockito.mock(Runnable.class);
    }
}
