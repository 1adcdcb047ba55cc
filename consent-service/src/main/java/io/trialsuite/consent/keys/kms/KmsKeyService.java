package io.trialsuite.consent.keys.kms;

import io.trialsuite.consent.keys.KeyService;
import io.trialsuite.consent.keys.MasterKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.kms.KmsClient;

/** Speaks to AWS only when a key of it is asked for. */
@Component
class KmsKeyService implements KeyService {

    private final ObjectProvider<AwsCredentialsProvider> credentials;
    private final ObjectProvider<AwsRegionProvider> regions;

    KmsKeyService(ObjectProvider<AwsCredentialsProvider> credentials, ObjectProvider<AwsRegionProvider> regions) {
        this.credentials = credentials;
        this.regions = regions;
    }

    @Override
    public MasterKey key(String id) {
        var kms = KmsClient.builder()
                .credentialsProvider(credentials.getObject())
                .region(regions.getObject().getRegion())
                .build();
        return new KmsMasterKey(kms, id);
    }
}
