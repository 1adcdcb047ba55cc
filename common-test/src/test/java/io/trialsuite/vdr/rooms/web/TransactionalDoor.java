package io.trialsuite.vdr.rooms.web;

import org.springframework.transaction.annotation.Transactional;

@Transactional
class TransactionalDoor {}
