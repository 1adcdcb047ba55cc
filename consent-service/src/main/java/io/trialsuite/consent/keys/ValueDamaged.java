package io.trialsuite.consent.keys;

import java.io.Serial;

/** What is kept is not what was written there: it was changed, or moved from elsewhere. */
public final class ValueDamaged extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient FieldCipher.Place place;

    ValueDamaged(FieldCipher.Place place, Throwable cause) {
        super("The value of %s in row %s is not what was written there".formatted(place.column(), place.row()), cause);
        this.place = place;
    }

    public FieldCipher.Place place() {
        return place;
    }
}
