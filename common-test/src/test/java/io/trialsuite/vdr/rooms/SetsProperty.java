package io.trialsuite.vdr.rooms;

class SetsProperty {
    void set() {
        System.setProperty("a", "b");
    }
}
