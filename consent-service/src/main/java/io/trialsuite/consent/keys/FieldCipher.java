package io.trialsuite.consent.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Encrypts single values; each opens only where it was written. */
@Component
public class FieldCipher {

    private final DataKeys keys;

    FieldCipher(DataKeys keys) {
        this.keys = keys;
    }

    /**
     * Where a value is kept.
     *
     * @param column table and column
     */
    public record Place(UUID organization, String column, UUID row) {

        byte[] bytes() {
            return (organization + "|" + column + "|" + row).getBytes(StandardCharsets.US_ASCII);
        }
    }

    public byte[] seal(Place place, byte[] value) {
        return Aes.seal(keys.key(place.organization()), value, place.bytes());
    }

    /**
     * The value as it was written.
     *
     * @throws ValueDamaged when it was changed or moved; never anything else in its place
     */
    public byte[] open(Place place, byte[] sealed) {
        try {
            return Aes.open(keys.key(place.organization()), sealed, place.bytes());
        } catch (GeneralSecurityException e) {
            throw new ValueDamaged(place, e);
        }
    }
}
