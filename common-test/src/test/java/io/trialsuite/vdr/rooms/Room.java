package io.trialsuite.vdr.rooms;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
public class Room {
    @Id
    private @Nullable String name;

    public @Nullable String name() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
