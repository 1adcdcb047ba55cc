package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SigningRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What stands on the paper, as whoever attests to it has read it.
 *
 * @param signedAt when the last of them signed: earlier than it is recorded, hence the reason
 * @param signers everybody who has to sign the document
 * @param answers to the document's questions, by field
 */
public record PaperTranscript(
        UUID scan, Instant signedAt, PaperReason reason, List<PaperSigner> signers, Map<String, Object> answers) {

    public PaperTranscript {
        signers = List.copyOf(signers);
        answers = Map.copyOf(answers);
    }

    void requireComplete(SigningRule rule) {
        var roles = signers.stream().map(PaperSigner::role).collect(Collectors.toSet());
        if (roles.size() != signers.size() || !roles.equals(rule.roles())) {
            throw new PaperSignersWrong(rule.roles());
        }
    }

    /** The part that evidence keeps beside the answers. */
    Map<String, Object> evidence(PaperScans.Scan scanned) {
        var evidence = new TreeMap<String, Object>();
        evidence.put("scanId", scan.toString());
        evidence.put("scanHash", scanned.hash());
        evidence.put("pages", scanned.pages());
        evidence.put("signedAt", signedAt.toString());
        evidence.put("reason", reason.name());
        evidence.put(
                "signers",
                signers.stream()
                        .sorted(Comparator.comparing(PaperSigner::role))
                        .map(it -> Map.of("role", it.role().name(), "printedName", it.printedName()))
                        .toList());
        return evidence;
    }

    @Override
    public String toString() {
        return "PaperTranscript[" + scan + "]";
    }
}
