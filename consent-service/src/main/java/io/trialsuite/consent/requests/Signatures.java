package io.trialsuite.consent.requests;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Signatures extends Repository<Signature, UUID> {

    void save(Signature signature);
}
