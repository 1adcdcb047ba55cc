package io.trialsuite.vdr.rooms;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;

interface SelectsEverything {

    @Query(nativeQuery = true, value = "select * from room where id = :id for no key update")
    Optional<Room> lock(String id);

    @Query(nativeQuery = true, value = "select id from room where id = :id")
    Optional<String> find(String id);

    @Query("select r from Room r")
    Optional<Room> any();
}
