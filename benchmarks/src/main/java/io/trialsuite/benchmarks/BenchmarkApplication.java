package io.trialsuite.benchmarks;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service with one library in it, as any service gets that. */
record BenchmarkApplication(ConfigurableApplicationContext context) implements AutoCloseable {

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Base {}

    /** @param libraries those of {@link OneLibrary} to configure */
    static BenchmarkApplication start(
            BenchmarkDatabase database,
            String schema,
            String libraries,
            Map<String, Object> properties,
            Class<?>... configuration) {
        var all = new HashMap<String, Object>(Map.ofEntries(
                Map.entry(OneLibrary.PROPERTY, libraries),
                Map.entry("spring.application.name", schema),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("spring.main.log-startup-info", "false"),
                Map.entry("spring.datasource.url", database.url(schema)),
                Map.entry("spring.datasource.username", schema + "_app"),
                Map.entry("spring.datasource.password", BenchmarkDatabase.PASSWORD),
                Map.entry("spring.datasource.hikari.maximum-pool-size", "24"),
                Map.entry("spring.flyway.enabled", "false"),
                Map.entry("logging.level.root", "WARN")));
        all.putAll(properties);
        var sources = new Class<?>[configuration.length + 1];
        sources[0] = Base.class;
        System.arraycopy(configuration, 0, sources, 1, configuration.length);
        return new BenchmarkApplication(new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .properties(all)
                .run());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(bean(PlatformTransactionManager.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
