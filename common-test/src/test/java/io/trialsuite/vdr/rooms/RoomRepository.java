package io.trialsuite.vdr.rooms;

import org.springframework.data.repository.Repository;

interface RoomRepository extends Repository<Room, String> {}
