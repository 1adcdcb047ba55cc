package io.trialsuite.consent.keys.web;

import io.trialsuite.consent.keys.DataKeys;
import io.trialsuite.tenant.TenantContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Opens the key of the staff's organization before anything begins a transaction that may need it. */
@Configuration(proxyBeanMethods = false)
class KeysAtTheDoor implements WebMvcConfigurer {

    private final ObjectProvider<DataKeys> keys;

    KeysAtTheDoor(ObjectProvider<DataKeys> keys) {
        this.keys = keys;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        TenantContext.current()
                                .ifPresent(organization -> keys.getObject().prepare(organization));
                        return true;
                    }
                })
                .addPathPatterns("/v1/organizations/**");
    }
}
