package io.trialsuite.localaws.s3;

import java.util.Map;

/**
 * Bytes that have been received and checked.
 *
 * @param file name in the store
 * @param md5 in hexadecimal
 * @param checksums base64 by algorithm
 */
record Blob(String file, long size, String md5, Map<ChecksumAlgorithm, String> checksums) {}
