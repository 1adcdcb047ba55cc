package io.trialsuite.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.util.Assert;

/**
 * Secures every path by {@link RouteRules}; without them the service does not start. A service may add chains for paths of its own; this one, last in order, decides
 * about all the rest.
 */
@AutoConfiguration(
        after = WebEdgeAutoConfiguration.class,
        before = {OAuth2ResourceServerAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(OAuth2ResourceServerProperties.class)
class ResourceServerAutoConfiguration {

    private static final String[] OPERATOR_PAGE = {"/actuator/outboxconsole", "/actuator/outboxconsole/*"};

    private static final String[] FOR_EVERYBODY = {
        "/actuator/health", "/actuator/health/**", "/v3/api-docs", "/v3/api-docs/**"
    };

    @Bean
    @ConditionalOnMissingBean(name = "accessTokenDecoder")
    JwtDecoder accessTokenDecoder(
            OAuth2ResourceServerProperties properties, ObjectProvider<OAuth2TokenValidator<Jwt>> further) {
        var jwt = properties.getJwt();
        var prefix = "spring.security.oauth2.resourceserver.jwt.";
        Assert.state(jwt.getJwkSetUri() != null, prefix + "jwk-set-uri is missing");
        Assert.state(jwt.getIssuerUri() != null, prefix + "issuer-uri is missing");
        Assert.state(!jwt.getAudiences().isEmpty(), prefix + "audiences is missing");
        return AccessTokens.decoder(
                jwt.getJwkSetUri(),
                jwt.getIssuerUri(),
                jwt.getAudiences(),
                further.orderedStream().toList());
    }

    /** The strict firewall looks at paths and names only; a parameter's value must be text as well. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(StorableText::accepts);
        return firewall;
    }

    /** The operators' page comes without a token, which it then asks for; it is the one thing here that browsers may run. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 20)
    SecurityFilterChain operatorPageSecurity(HttpSecurity http) {
        return stateless(http.securityMatchers(matchers -> matchers.requestMatchers(HttpMethod.GET, OPERATOR_PAGE)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(
                                        "default-src 'none'; script-src 'self'; style-src 'self';"
                                                + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain apiSecurity(
            HttpSecurity http, RouteRules rules, JwtDecoder accessTokenDecoder, ProblemResponses problems) {
        var refusals = new SecurityProblems(problems);
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers(FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority("SCOPE_platform.operate")
                        .requestMatchers(rules.open().toArray(String[]::new))
                        .permitAll()
                        .requestMatchers(rules.anyOrganization().toArray(String[]::new))
                        .authenticated()
                        .requestMatchers("/internal/**")
                        .hasAuthority("SCOPE_" + rules.internalScope())
                        .requestMatchers("/{version:v[0-9]+}/organizations/{organization}/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.decoder(accessTokenDecoder)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterAfter(new OrganizationGuard(problems), AuthorizationFilter.class)
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable);
    }
}
