package io.trialsuite.gateway.relay.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds a short body in memory, so that it can be sent again with another token. */
final class RepeatableBodies extends OncePerRequestFilter {

    private static final int SHORT = 256 * 1024;

    /** Whether the body can be read from its beginning again. */
    static boolean isRepeatable(HttpServletRequest request) {
        return request.getAttribute(RepeatableBodies.class.getName()) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var length = request.getContentLengthLong();
        if (length > SHORT || (length < 0 && request.getHeader("Transfer-Encoding") != null)) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(RepeatableBodies.class.getName(), true);
        chain.doFilter(
                length <= 0
                        ? request
                        : new Held(request, request.getInputStream().readAllBytes()),
                response);
    }

    private static final class Held extends HttpServletRequestWrapper {

        private final byte[] body;

        Held(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new FromStart(new ByteArrayInputStream(body));
        }
    }

    private static final class FromStart extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        FromStart(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            // the body is there already, so that nobody has to be told when it comes
            throw new UnsupportedOperationException("Read it at once");
        }
    }
}
