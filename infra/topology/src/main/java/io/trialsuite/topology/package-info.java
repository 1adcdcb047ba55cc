/** Which topics, queues, subscriptions, mail identities, schemas and database roles the suite has, and how they come to exist. */
@NullMarked
package io.trialsuite.topology;

import org.jspecify.annotations.NullMarked;
