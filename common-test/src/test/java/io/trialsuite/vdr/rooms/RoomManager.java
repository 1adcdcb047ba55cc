package io.trialsuite.vdr.rooms;

class RoomManager {}
