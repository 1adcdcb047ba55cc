package io.trialsuite.gateway.relay.web;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Everything below {@code /api} is relayed, and nothing is changed on the way but headers. */
@Configuration(proxyBeanMethods = false)
class RelayRoutes {

    /** Behind Spring Security: a body is read for those alone who may send one. */
    private static final int BEHIND_SECURITY = -90;

    @Bean
    RouterFunction<ServerResponse> relayed(Relaying relaying) {
        return route("relay")
                .route(RequestPredicates.path("/api/**"), http())
                .filter(relaying)
                .build();
    }

    /** Comes last: what is forwarded by others has been removed before. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RequestHttpHeadersFilter networkOfCaller() {
        return (headers, request) -> {
            var told = new HttpHeaders(headers);
            told.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
            return told;
        };
    }

    @Bean
    FilterRegistrationBean<RepeatableBodies> repeatableBodies() {
        var registration = new FilterRegistrationBean<>(new RepeatableBodies());
        registration.addUrlPatterns("/api/*");
        registration.setOrder(BEHIND_SECURITY);
        return registration;
    }

    @Bean
    ProxyExchange serviceCalls(
            CloseableHttpClient services, RestClient.Builder clients, GatewayMvcProperties properties) {
        var client = clients.requestFactory(new HttpComponentsClientHttpRequestFactory(services))
                .build();
        return new RestClientProxyExchange(client, properties);
    }

    /** Does nothing on its own: no redirect is followed, nothing is sent twice, unpacked or remembered. */
    @Bean
    CloseableHttpClient services(RelayProperties properties) {
        var silence = Timeout.of(properties.answerTimeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(properties.connections())
                .setMaxConnTotal(properties.connections()
                        * Math.max(1, properties.services().size()))
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(silence)
                        .setTcpNoDelay(true)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(silence)
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }
}
