package io.trialsuite.vdr.rooms;

import java.util.concurrent.ConcurrentHashMap;

class HasStaticState {
    static final ConcurrentHashMap<String, String> REGISTRY = new ConcurrentHashMap<>();
    static int counter = 0;
    static final String CONSTANT = "fine";
}
