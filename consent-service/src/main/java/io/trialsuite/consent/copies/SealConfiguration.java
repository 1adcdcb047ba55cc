package io.trialsuite.consent.copies;

import io.trialsuite.audit.CheckpointSigner;
import io.trialsuite.signature.seal.PdfSeal;
import io.trialsuite.signature.seal.SealCertificate;
import io.trialsuite.signature.seal.SealCheck;
import io.trialsuite.signature.seal.SealKey;
import io.trialsuite.signature.seal.TimestampAuthority;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SealConfiguration {

    private static final Duration LONGEST_STAMPING = Duration.ofSeconds(10);

    @Bean
    SealKey sealKey(SealProperties properties) {
        return SealKey.read(properties.keyStore(), properties.password());
    }

    @Bean
    PdfSeal pdfSeal(SealKey key, SealProperties properties) {
        var authority = properties.timestampAuthority();
        return authority == null
                ? new PdfSeal(key)
                : new PdfSeal(key, new TimestampAuthority(authority, LONGEST_STAMPING));
    }

    @Bean
    SealCheck sealCheck(SealKey key, SealProperties properties) {
        return new SealCheck(Stream.concat(Stream.of(key.certificate()), earlier(properties).stream())
                .map(SealCertificate::fingerprint)
                .collect(Collectors.toSet()));
    }

    @Bean
    CheckpointSigner checkpointSigner(SealKey key, SealProperties properties) {
        return new SealSigner(key, earlier(properties));
    }

    private static List<SealCertificate> earlier(SealProperties properties) {
        return properties.earlierCertificates().stream()
                .map(SealCertificate::read)
                .toList();
    }
}
