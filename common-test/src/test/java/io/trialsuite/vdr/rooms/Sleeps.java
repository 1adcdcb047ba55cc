package io.trialsuite.vdr.rooms;

class Sleeps {
    void nap() throws InterruptedException {
        Thread.sleep(1);
    }
}
