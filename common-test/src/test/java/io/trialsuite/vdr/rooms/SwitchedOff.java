package io.trialsuite.vdr.rooms;

import org.junit.jupiter.api.Disabled;

@Disabled("shows that the rule finds it")
class SwitchedOff {}
