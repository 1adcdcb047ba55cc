package io.trialsuite.vdr.unmarked;

class Unmarked {}
