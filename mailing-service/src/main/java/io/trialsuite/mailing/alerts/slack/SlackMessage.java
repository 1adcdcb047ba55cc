package io.trialsuite.mailing.alerts.slack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trialsuite.mailing.alerts.Alert;
import io.trialsuite.mailing.alerts.AlertKind;
import io.trialsuite.mailing.reasons.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that a Slack incoming webhook takes: a fallback text, and Block Kit blocks. */
record SlackMessage(String text, List<Block> blocks) {

    // Slack's limits: 150 characters in a header, 2000 in a field, 3000 in a text
    private static final int LONGEST_FIELD = 1_900;

    /** One block; Slack tells them apart by type, so unused members must be absent, not null. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Block(
            String type,
            @Nullable Text text,
            @Nullable List<Text> fields,
            @Nullable List<Text> elements) {}

    /** Plain text or Slack's own markup. */
    record Text(String type, String text) {

        static Text plain(String text) {
            return new Text("plain_text", text);
        }

        static Text markup(String text) {
            return new Text("mrkdwn", text);
        }
    }

    static SlackMessage of(Alert alert, String linkBase) {
        var reason = ReasonCode.of(alert.reasonCode());
        var title = title(alert.kind());
        var link =
                linkBase + "/v1/organizations/" + alert.organizationId() + "/messages/" + alert.mailId() + "/timeline";
        var blocks = new ArrayList<Block>();
        blocks.add(new Block("header", Text.plain(title), null, null));
        blocks.add(section(reason.meaning().en() + "\n" + reason.meaning().ko()));
        blocks.add(new Block("section", null, fields(alert), null));
        blocks.add(section("*What to do*\n" + reason.whatToDo().en() + "\n"
                + reason.whatToDo().ko()));
        blocks.add(section("<" + link + "|Why did it not arrive? · 왜 도착하지 않았나요?>"));
        blocks.add(new Block(
                "context", null, null, List.of(Text.markup("mail `" + alert.mailId() + "` · " + alert.occurredAt()))));
        return new SlackMessage(title + ": " + reason.meaning().en(), List.copyOf(blocks));
    }

    private static List<Text> fields(Alert alert) {
        var fields = new ArrayList<Text>();
        fields.add(field("Recipient", alert.recipient()));
        fields.add(field("Mail", alert.template()));
        fields.add(field("About", alert.referenceKind() + " " + alert.referenceId()));
        fields.add(field("Reason", alert.reasonCode()));
        if (alert.smtpStatus() != null) {
            fields.add(field("SMTP", alert.smtpStatus()));
        }
        if (alert.diagnostic() != null) {
            fields.add(field("Diagnostic", alert.diagnostic()));
        }
        return List.copyOf(fields);
    }

    private static String title(AlertKind kind) {
        return switch (kind) {
            case BOUNCED -> "Mail bounced · 메일 반송";
            case COMPLAINED -> "Mail reported as spam · 스팸 신고";
            case NOT_SENT -> "Mail not sent · 메일 미발송";
        };
    }

    private static Block section(String markup) {
        return new Block("section", Text.markup(markup), null, null);
    }

    private static Text field(String name, String value) {
        var escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Text.markup("*" + name + "*\n"
                + (escaped.length() > LONGEST_FIELD ? escaped.substring(0, LONGEST_FIELD) + "…" : escaped));
    }
}
