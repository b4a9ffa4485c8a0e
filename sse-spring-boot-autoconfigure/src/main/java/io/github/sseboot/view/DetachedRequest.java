package io.github.sseboot.view;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The request that a view is given where there is none: a GET of the application's root
 * that asks for HTML, without headers, cookies, parameters or session. It answers what
 * view technologies look at in passing; everything else fails.
 */
final class DetachedRequest extends HttpServletRequestWrapper {

	private final Map<String, Object> attributes = new HashMap<>();

	private final ServletContext context;

	DetachedRequest(ServletContext context, LiveRequestMissing missing) {
		super(missing.standIn(HttpServletRequest.class));
		this.context = context;
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		return this.attributes.get(name);
	}

	@Override
	public Enumeration<String> getAttributeNames() {
		return Collections.enumeration(List.copyOf(this.attributes.keySet()));
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		if (value != null) {
			this.attributes.put(name, value);
		}
		else {
			this.attributes.remove(name);
		}
	}

	@Override
	public void removeAttribute(String name) {
		this.attributes.remove(name);
	}

	@Override
	public ServletContext getServletContext() {
		return this.context;
	}

	@Override
	public String getContextPath() {
		return this.context.getContextPath();
	}

	@Override
	public String getServletPath() {
		return "";
	}

	@Override
	public String getPathInfo() {
		return "/";
	}

	@Override
	public String getRequestURI() {
		return getContextPath() + "/";
	}

	@Override
	public StringBuffer getRequestURL() {
		return new StringBuffer(getRequestURI());
	}

	@Override
	public @Nullable String getQueryString() {
		return null;
	}

	@Override
	public @Nullable HttpServletMapping getHttpServletMapping() {
		return null;
	}

	@Override
	public String getMethod() {
		return "GET";
	}

	@Override
	public DispatcherType getDispatcherType() {
		return DispatcherType.REQUEST;
	}

	@Override
	public boolean isAsyncStarted() {
		return false;
	}

	@Override
	public boolean isAsyncSupported() {
		return false;
	}

	@Override
	public String getCharacterEncoding() {
		return DetachedResponse.CHARSET.name();
	}

	@Override
	public Locale getLocale() {
		return Locale.getDefault();
	}

	@Override
	public Enumeration<Locale> getLocales() {
		return Collections.enumeration(List.of(getLocale()));
	}

	@Override
	public @Nullable String getHeader(String name) {
		return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? MediaType.TEXT_HTML_VALUE : null;
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		String value = getHeader(name);
		return Collections.enumeration((value != null) ? List.of(value) : List.of());
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections.enumeration(List.of(HttpHeaders.ACCEPT));
	}

	@Override
	public Cookie @Nullable [] getCookies() {
		return null;
	}

	/**
	 * Looked through by Thymeleaf, which then lets names of fragments pass.
	 */
	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.emptyEnumeration();
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		return Map.of();
	}

	@Override
	public @Nullable HttpSession getSession(boolean create) {
		return create ? getSession() : null;
	}

	void setAttributes(Map<String, ?> values) {
		values.forEach(this::setAttribute);
	}

}
