package io.trialsuite.web;

import io.trialsuite.problem.Problem;
import io.trialsuite.tenant.TenantContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The organization in the URL must be the one the token was issued for; a mismatch is answered before a byte of the body is
 * read. What follows works for that organization.
 */
final class OrganizationGuard extends OncePerRequestFilter {

    private static final PathPattern OF_ORGANIZATION =
            PathPatternParser.defaultInstance.parse("/{version:v[0-9]+}/organizations/{organization}/{*rest}");

    private final ProblemResponses problems;

    OrganizationGuard(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var inPath = organizationIn(request);
        var token = CallerResolver.currentToken();
        if (inPath.isEmpty() || token.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var inToken = CallerResolver.uuid(token.get().getClaimAsString("org_id"));
        if (inToken.isEmpty()) {
            refuse(CallerResolver.noOrganization(), request, response);
            return;
        }
        if (!inToken.get().toString().equals(inPath.get().toLowerCase(Locale.ROOT))) {
            var mismatch = ProblemDocument.of(
                    HttpStatus.CONFLICT,
                    "organization-mismatch",
                    "The access token was issued for another organization than the one in the address.");
            problems.write(mismatch, HttpHeaders.EMPTY, request, response);
            return;
        }
        try (var scope = TenantContext.open(inToken.get())) {
            chain.doFilter(request, response);
        }
    }

    private static Optional<String> organizationIn(HttpServletRequest request) {
        var path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parse(request);
        return Optional.ofNullable(OF_ORGANIZATION.matchAndExtract(path.pathWithinApplication()))
                .map(match -> match.getUriVariables().get("organization"));
    }

    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(ProblemDocument.of(problem), HttpHeaders.EMPTY, request, response);
    }
}
