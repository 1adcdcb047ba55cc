package io.trialsuite.consent.keys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityKeyConfiguration {

    @Bean
    MasterKey masterKey(IdentityKeyProperties properties, KeyService service) {
        return properties.keyFile() != null
                ? FileMasterKey.read(properties.keyFile())
                : service.key(String.valueOf(properties.kmsKeyId()));
    }
}
