package io.trialsuite.launcher.assembly;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.services.AwsAccess;
import io.trialsuite.launcher.supervise.Part;
import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import io.trialsuite.localaws.account.Account;
import io.trialsuite.topology.Topology;
import io.trialsuite.topology.TopologyProvisioner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The local AWS with every topic, queue, subscription and mail setting of the topology in it. */
public final class AwsPart implements Part {

    private final SuiteHome home;
    private final int port;
    private @Nullable LocalAws aws;

    public AwsPart(SuiteHome home, int port) {
        this.home = home;
        this.port = port;
    }

    @Override
    public String name() {
        return "local-aws";
    }

    @Override
    public String what() {
        return "SNS, SQS, SES, S3";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        try {
            aws = LocalAws.start(LocalAwsOptions.defaults()
                    .withPort(port)
                    .withData(home.aws())
                    .withAccount(new Account(AwsAccess.ACCOUNT, AwsAccess.REGION, AwsAccess.SECRET)));
            provision();
        } catch (RuntimeException e) {
            throw new SuiteFailure("local-aws did not start: " + e.getMessage() + ".", home.log("supervisor"), e);
        }
    }

    @Override
    public void stop() {
        if (aws != null) {
            aws.close();
            aws = null;
        }
    }

    @Override
    public boolean isAlive() {
        return aws != null;
    }

    private void provision() {
        var access = new AwsAccess(port);
        try (var sns = access.configure(SnsClient.builder()).build();
                var sqs = access.configure(SqsClient.builder()).build();
                var ses = access.configure(SesV2Client.builder()).build()) {
            new TopologyProvisioner(Topology.load(), sns, sqs, ses).provision();
        }
    }
}
