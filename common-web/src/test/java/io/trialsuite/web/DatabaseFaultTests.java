package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;

class DatabaseFaultTests {

    @ParameterizedTest
    @CsvSource({
        "23505, DUPLICATE",
        "22021, UNSTORABLE",
        "22P05, UNSTORABLE",
        "22008, UNSTORABLE",
        "40001, BUSY",
        "40P01, BUSY",
        "55P03, BUSY",
        "57014, BUSY"
    })
    void whatTheServerSaidIsFoundHoweverDeepItLies(String state, DatabaseFault fault) {
        var thrown = new PersistenceException(new RuntimeException(new SQLException("x", state)));

        assertThat(DatabaseFault.of(thrown)).contains(fault);
    }

    @Test
    void aRowThatMovedOnIsKnownTranslatedOrNot() {
        assertThat(DatabaseFault.of(new OptimisticLockException())).contains(DatabaseFault.OVERTAKEN);
        assertThat(DatabaseFault.of(new OptimisticLockingFailureException("x"))).contains(DatabaseFault.OVERTAKEN);
        assertThat(DatabaseFault.of(new CannotAcquireLockException("x"))).contains(DatabaseFault.BUSY);
    }

    @Test
    void whatIsOurOwnFaultIsNotTheCallers() {
        assertThat(DatabaseFault.of(new SQLException("a check was broken", "23514")))
                .isEmpty();
        assertThat(DatabaseFault.of(new SQLException("no state"))).isEmpty();
        assertThat(DatabaseFault.of(new IllegalStateException("x"))).isEmpty();
    }
}
