package io.trialsuite.gateway.sessions.web;

import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in PostgreSQL: whoever reads the rows can neither use a session nor see its tokens. */
@Configuration(proxyBeanMethods = false)
class SessionStorage {

    private static final String HASH = "encode(sha256(convert_to(?, 'UTF8')), 'hex')";

    /** Behind Spring Session, before Spring Security, whose chain is at -100. */
    private static final int BEFORE_SECURITY = -110;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> hashedIds(SessionProperties properties) {
        return sessions -> {
            sessions.setDefaultMaxInactiveInterval(properties.login());
            sessions.setCreateSessionQuery("""
                    insert into %%TABLE_NAME%% (primary_id, session_id, creation_time, last_access_time, max_inactive_interval,
                                              expiry_time, principal_name)
                    values (?, %s, ?, ?, ?, ?, ?)""".formatted(HASH));
            // The library takes the session's id from the row; the row knows only its hash.
            sessions.setGetSessionQuery("""
                    select s.primary_id, asked.id as session_id, s.creation_time, s.last_access_time,
                           s.max_inactive_interval, a.attribute_name, a.attribute_bytes
                      from (select ?::text as id) asked
                      join %TABLE_NAME% s on s.session_id = encode(sha256(convert_to(asked.id, 'UTF8')), 'hex')
                      left join %TABLE_NAME%_attributes a on a.session_primary_id = s.primary_id""");
            sessions.setUpdateSessionQuery("""
                    update %%TABLE_NAME%%
                       set session_id = %s, last_access_time = ?, max_inactive_interval = ?, expiry_time = ?, principal_name = ?
                     where primary_id = ?""".formatted(HASH));
            sessions.setDeleteSessionQuery(
                    "delete from %%TABLE_NAME%% where session_id = %s and max_inactive_interval >= 0".formatted(HASH));
        };
    }

    @Bean
    ConversionService springSessionConversionService(SessionProperties properties) {
        var cipher = new SessionCipher(properties.encryptionKey());
        var serialize = new SerializingConverter();
        var deserialize = new DeserializingConverter(SessionStorage.class.getClassLoader());
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, value -> cipher.encrypt(serialize.convert(value)));
        conversion.addConverter(byte[].class, Object.class, bytes -> deserialize.convert(cipher.decrypt(bytes)));
        return conversion;
    }

    /** Secure on loopback HTTP as well, where browsers take it all the same: one cookie everywhere. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("__Host-session");
        cookie.setUseSecureCookie(true);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    @Bean
    FilterRegistrationBean<LongestSession> longestSession(SessionProperties properties, Clock clock) {
        var registration = new FilterRegistrationBean<>(new LongestSession(properties.longest(), clock));
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }
}
