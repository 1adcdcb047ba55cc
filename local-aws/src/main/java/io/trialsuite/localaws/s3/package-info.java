/**
 * S3 on the wire: decides which bytes stand under which key and version, who may read them by a signed address, when a
 * lock forbids their removal, and whom to notify. Bytes are files; the index over them is in memory and journaled.
 */
@NullMarked
package io.trialsuite.localaws.s3;

import org.jspecify.annotations.NullMarked;
