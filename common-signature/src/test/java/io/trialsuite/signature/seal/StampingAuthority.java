package io.trialsuite.signature.seal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamp authority on this machine (RFC 3161): real answers, signed with a key that nobody else knows. */
final class StampingAuthority implements AutoCloseable {

    /** What it does instead of answering as it should. */
    enum Mood {
        GOOD,
        DOWN,
        STAMPS_SOMETHING_ELSE
    }

    private static final Set<ASN1ObjectIdentifier> HASHES = Set.of(TSPAlgorithms.SHA256);

    private final HttpServer server;
    private final KeyPair keys;
    private final X509CertificateHolder certificate;
    private volatile Mood mood = Mood.GOOD;

    StampingAuthority() throws IOException, GeneralSecurityException, OperatorException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        certificate = certificate(keys);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void be(Mood next) {
        mood = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (mood == Mood.DOWN) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var request = new TimeStampRequest(exchange.getRequestBody().readAllBytes());
            var reply = stamped(request);
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        } catch (GeneralSecurityException | OperatorException | TSPException | ParseException e) {
            throw new IOException(e);
        }
    }

    private byte[] stamped(TimeStampRequest request)
            throws GeneralSecurityException, OperatorException, TSPException, ParseException, IOException {
        var signer = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", keys.getPrivate(), certificate);
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var tokens = new TimeStampTokenGenerator(
                signer,
                digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        var asked = request;
        if (mood == Mood.STAMPS_SOMETHING_ELSE) {
            var other = new TimeStampRequestGenerator();
            other.setCertReq(true);
            asked = other.generate(TSPAlgorithms.SHA256, new byte[32], request.getNonce());
        }
        return new TimeStampResponseGenerator(tokens, HASHES)
                .generate(asked, BigInteger.ONE, new ASN1GeneralizedTime("20261127120001Z").getDate())
                .getEncoded();
    }

    private static X509CertificateHolder certificate(KeyPair keys) throws OperatorException {
        var name = new X500Name("CN=Test time-stamp authority");
        try {
            return new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            new Time(new ASN1GeneralizedTime("20260101000000Z")),
                            new Time(new ASN1GeneralizedTime("20360101000000Z")),
                            name,
                            keys.getPublic())
                    .addExtension(
                            Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
