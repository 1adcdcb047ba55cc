package io.trialsuite.benchmarks;

/** The known outboxes of the Java world. */
enum Peer {
    NAMASTACK,
    GRUELBOX,
    MODULITH;

    Contender open(BenchmarkDatabase database) {
        return switch (this) {
            case NAMASTACK -> NamastackOutbox.open(database);
            case GRUELBOX -> GruelboxOutbox.open(database);
            case MODULITH -> ModulithPublications.open(database);
        };
    }
}
