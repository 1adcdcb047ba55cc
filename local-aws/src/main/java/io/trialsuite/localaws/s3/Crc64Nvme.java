package io.trialsuite.localaws.s3;

import java.util.zip.Checksum;

/** CRC-64/NVME: reflected, polynomial 0xAD93D23594C93659, initial and final value all ones. */
final class Crc64Nvme implements Checksum {

    private static final long REFLECTED_POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
    private static final long[] TABLE = table();

    private long value = -1;

    @Override
    public void update(int b) {
        value = TABLE[(int) (value ^ b) & 0xff] ^ (value >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        long crc = value;
        for (int i = offset; i < offset + length; i++) {
            crc = TABLE[(int) (crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
        }
        value = crc;
    }

    @Override
    public long getValue() {
        return ~value;
    }

    @Override
    public void reset() {
        value = -1;
    }

    private static long[] table() {
        var table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED_POLYNOMIAL;
            }
            table[i] = crc;
        }
        return table;
    }
}
