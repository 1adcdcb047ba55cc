package io.trialsuite.vdr.rooms;

import com.fasterxml.jackson.databind.ObjectMapper;

class UsesJackson2 {
    Object mapper() {
        return new ObjectMapper();
    }
}
