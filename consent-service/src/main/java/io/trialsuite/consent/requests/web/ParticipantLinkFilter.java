package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.requests.LinkUnknown;
import io.trialsuite.consent.requests.ParticipantLinks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Anybody may call with a made-up link, or with one that was opened on a device of a site: such a call ends before its body is
 * read or its idempotency key is kept.
 */
final class ParticipantLinkFilter extends OncePerRequestFilter {

    private static final PathPattern OF_LINK = PathPatternParser.defaultInstance.parse("/p/requests/{token}/{*rest}");

    private final ParticipantLinks links;

    ParticipantLinkFilter(ParticipantLinks links) {
        this.links = links;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
        var match = OF_LINK.matchAndExtract(path);
        if (match != null && !isKnown(match.getUriVariables().getOrDefault("token", ""), request)) {
            throw new LinkUnknown();
        }
        chain.doFilter(request, response);
    }

    private boolean isKnown(String token, HttpServletRequest request) {
        return links.isKnown(token, request.getHeader(ParticipantDoor.DEVICE));
    }
}
