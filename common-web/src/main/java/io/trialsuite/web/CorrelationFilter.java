package io.trialsuite.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Outermost: gives the request its correlation, puts it into logs and messages, and answers with it. */
final class CorrelationFilter extends OncePerRequestFilter {

    private final WorkContext work;

    CorrelationFilter(WorkContext work) {
        this.work = work;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var correlation = Correlation.of(request);
        response.setHeader(Correlation.HEADER, correlation.correlationId());
        try (var messages = work.open(correlation);
                var correlationId = MDC.putCloseable("correlationId", correlation.correlationId());
                var traceId = MDC.putCloseable("traceId", correlation.traceId())) {
            chain.doFilter(request, response);
        }
    }
}
