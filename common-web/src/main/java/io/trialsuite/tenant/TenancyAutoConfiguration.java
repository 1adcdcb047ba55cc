package io.trialsuite.tenant;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries the organization of a request or message into the database. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
class TenancyAutoConfiguration {

    @Bean
    @ConditionalOnSingleCandidate(DataSource.class)
    TenantTransactions tenantTransactions(DataSource dataSource) {
        return new TenantTransactions(dataSource);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.trialsuite.outbox.ConsumptionScope")
    static class WithOutbox {

        @Bean
        TenantOfMessage tenantOfMessage() {
            return new TenantOfMessage();
        }
    }
}
