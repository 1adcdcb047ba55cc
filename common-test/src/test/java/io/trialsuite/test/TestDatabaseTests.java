package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTests {

    @Test
    void theOwnerDefinesAndTheApplicationUses() {
        try (var database = TestDatabase.create("vdr")) {
            JdbcClient.create(database.owner())
                    .sql("create table room (name text)")
                    .update();

            JdbcClient.create(database.app())
                    .sql("insert into room values ('a')")
                    .update();

            assertThat(JdbcClient.create(database.superuser())
                            .sql("select name from vdr.room")
                            .query(String.class)
                            .single())
                    .isEqualTo("a");
        }
    }

    @Test
    void eachDatabaseIsFresh() {
        try (var first = TestDatabase.create("vdr");
                var second = TestDatabase.create("vdr")) {
            JdbcClient.create(first.owner())
                    .sql("create table room (name text)")
                    .update();

            assertThat(first.url()).isNotEqualTo(second.url());
            assertThatThrownBy(() -> JdbcClient.create(second.owner())
                            .sql("select * from room")
                            .query()
                            .listOfRows())
                    .rootCause()
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void severalServicesCanShareOneDatabaseAndNotTheirTables() {
        try (var database = TestDatabase.create("vdr", List.of("vdr", "billing"))) {
            JdbcClient.create(database.as("billing_owner"))
                    .sql("create table billing.plan (name text)")
                    .update();

            assertThatThrownBy(() -> JdbcClient.create(database.app())
                            .sql("select * from billing.plan")
                            .query()
                            .listOfRows())
                    .rootCause()
                    .hasMessageContaining("permission denied for schema billing");
        }
    }

    @Test
    void aGivenServerIsReadFromItsAddress() {
        var server = TestServer.given("jdbc:postgresql://db.example:6432/postgres?user=admin&password=a%26b");

        assertThat(server).isEqualTo(new TestServer("db.example", 6432, "postgres", "admin", "a&b"));
    }
}
