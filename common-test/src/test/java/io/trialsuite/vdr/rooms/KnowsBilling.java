package io.trialsuite.vdr.rooms;

import io.trialsuite.billing.Plan;

class KnowsBilling {
    Plan plan() {
        return new Plan("x");
    }
}
