package io.trialsuite.auth.accounts;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a caller comes from, as coarse as networks are handed out: 24 bits of an IPv4 address, 48 of an IPv6 address. A
 * neighbour's address is no fresh start.
 */
public record ClientNetwork(String value) {

    private static final int IPV4_BYTES = 4;

    /** The address that the server sees, or that its trusted proxy says; what is none belongs to one common network. */
    public static ClientNetwork of(String address) {
        try {
            var bytes = InetAddress.ofLiteral(withoutZone(address)).getAddress();
            var prefix = Arrays.copyOf(bytes, bytes.length == IPV4_BYTES ? 3 : 6);
            return new ClientNetwork(HexFormat.of().formatHex(prefix));
        } catch (IllegalArgumentException noAddress) {
            return new ClientNetwork("unknown");
        }
    }

    private static String withoutZone(String address) {
        var zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    @Override
    public String toString() {
        return "ClientNetwork[hidden]";
    }
}
