package io.trialsuite.billing;

public record Plan(String name) {}
