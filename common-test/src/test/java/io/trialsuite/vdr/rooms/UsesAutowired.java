package io.trialsuite.vdr.rooms;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class UsesAutowired {
    @Autowired
    @Nullable
    Runnable dependency;
}
