package io.trialsuite.localaws.sns;

import java.net.InetAddress;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The operator {@code cidr}: an IP address within a block, for instance {@code 10.0.0.0/24}. */
record AddressRange(InetAddress start, int bits) implements Predicate<JsonNode> {

    static AddressRange parse(String block) {
        try {
            int slash = block.indexOf('/');
            var start = InetAddress.ofLiteral(slash < 0 ? block : block.substring(0, slash));
            int length = start.getAddress().length * 8;
            int bits = slash < 0 ? length : Integer.parseInt(block.substring(slash + 1));
            if (bits >= 0 && bits <= length) {
                return new AddressRange(start, bits);
            }
        } catch (IllegalArgumentException e) {
            throw FilterPolicy.invalid("Malformed CIDR, " + e.getMessage());
        }
        throw FilterPolicy.invalid("Malformed CIDR, mask out of range");
    }

    @Override
    public boolean test(JsonNode value) {
        if (!value.isString()) {
            return false;
        }
        byte[] address;
        try {
            address = InetAddress.ofLiteral(value.asString()).getAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
        byte[] from = start.getAddress();
        if (address.length != from.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (from[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
