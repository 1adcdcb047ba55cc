package io.trialsuite.gateway.provider.web;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpClient;
import java.text.ParseException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientTokenExchangeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The three things that are asked of the token endpoint, each proved with the client's key and none waited for long. */
@Configuration(proxyBeanMethods = false)
class TokenClients {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final RSAKey key;
    private final RestClient http = http();

    TokenClients(ProviderProperties properties) {
        this.key = key(properties.clientKey());
    }

    @Bean
    RestClientAuthorizationCodeTokenResponseClient codes() {
        return proving(RestClientAuthorizationCodeTokenResponseClient::new);
    }

    @Bean
    RestClientRefreshTokenTokenResponseClient refreshes() {
        return proving(RestClientRefreshTokenTokenResponseClient::new);
    }

    @Bean
    RestClientTokenExchangeTokenResponseClient exchanges() {
        RestClientTokenExchangeTokenResponseClient client = proving(RestClientTokenExchangeTokenResponseClient::new);
        client.addParametersConverter(request -> ((TokenEndpoint.ExchangeRequest) request).target());
        return client;
    }

    private <
                    R extends AbstractOAuth2AuthorizationGrantRequest,
                    C extends AbstractRestClientOAuth2AccessTokenResponseClient<R>>
            C proving(Supplier<C> maker) {
        var client = maker.get();
        client.setRestClient(http);
        client.addParametersConverter(new NimbusJwtClientAuthenticationParametersConverter<>(registration -> key));
        return client;
    }

    private static RestClient http() {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(ANSWER);
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    private static RSAKey key(String jwk) {
        try {
            var key = JWK.parse(jwk).toRSAKey();
            if (!key.isPrivate()) {
                throw new IllegalStateException("gateway.client-key has no private part");
            }
            return key;
        } catch (ParseException e) {
            throw new IllegalStateException("gateway.client-key is not a JWK");
        }
    }
}
