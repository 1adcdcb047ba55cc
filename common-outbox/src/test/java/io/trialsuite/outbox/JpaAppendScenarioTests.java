package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/** Events and entities in one transaction of JPA. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaAppendScenarioTests {

    private OutboxFixture fixture;
    private EntityManagerFactory factory;
    private TransactionTemplate transaction;

    @Entity(name = "thing")
    static class Thing {
        @Id
        private long id;

        protected Thing() {}

        Thing(long id) {
            this.id = id;
        }

        long id() {
            return id;
        }
    }

    @BeforeAll
    void open() {
        fixture = new OutboxFixture();
        new JdbcTemplate(fixture.database.owner()).execute("create table thing (id bigint primary key)");
        var bean = new LocalContainerEntityManagerFactoryBean();
        bean.setDataSource(fixture.dataSource);
        bean.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        bean.setManagedTypes(PersistenceManagedTypes.of(Thing.class.getName()));
        bean.afterPropertiesSet();
        factory = Objects.requireNonNull(bean.getObject());
        transaction = new TransactionTemplate(new JpaTransactionManager(factory));
    }

    @AfterAll
    void close() {
        factory.close();
        fixture.close();
    }

    private EntityManager entities() {
        return Objects.requireNonNull(EntityManagerFactoryUtils.getTransactionalEntityManager(factory));
    }

    @Test
    void entityAndEventCommitTogether() {
        var outbox = fixture.outbox(parts -> {});

        transaction.executeWithoutResult(status -> {
            entities().persist(new Thing(1));
            outbox.append(happened("together", 1));
        });
        transaction.executeWithoutResult(status -> {
            entities().persist(new Thing(2));
            outbox.append(happened("together", 2));
            status.setRollbackOnly();
        });

        assertThat(fixture.sql.queryForList("select id from thing", Long.class)).containsExactly(1L);
        assertThat(fixture.sql.queryForObject(
                        "select count(*) from outbox_event where group_key = 'together'", Integer.class))
                .isEqualTo(1);
    }

    /** Otherwise the lock on the part would be taken before the locks on rows, and held while Hibernate writes. */
    @Test
    void entitiesAreWrittenBeforeTheLockOnThePartIsTaken() {
        var thingsSeen = new ArrayList<Integer>();
        var table = new EventTable(new JdbcTemplate(fixture.dataSource) {
            @Override
            public int update(String sql, @Nullable PreparedStatementSetter setter) {
                thingsSeen.add(queryForObject("select count(*) from thing where id = 3", Integer.class));
                return super.update(sql, setter);
            }
        });
        var outbox = fixture.outbox(parts -> {}, table);

        transaction.executeWithoutResult(status -> {
            outbox.append(happened("order", 1));
            entities().persist(new Thing(3));
        });

        assertThat(thingsSeen).isEqualTo(List.of(1));
    }
}
