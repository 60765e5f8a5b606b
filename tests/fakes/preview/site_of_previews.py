"""A site of public web previews on loopback: invented channels, pages of /s/NAME by ?before=, faults by script, every request counted.

    with Site([channel]) as site:
        home.run("collect", env=site.environment())
        site.fault("before=", "status", after=2, status=429, headers={"Retry-After": "7200"})

A channel is {"name", "id", "title", "about", "subscribers", "posts": [post]}; posts are made by preview_corpus.py. Faults are looked
for in the order in which they were given: the first whose text stands in the path counts the request, and acts on the `times`
requests behind the first `after`.
"""
import base64
import html
import http.server
import json
import socket
import threading
import time
import urllib.parse

PAGE = 20
LANDING = ("<!DOCTYPE html><html><body><div class='tgme_page'>If you have <b>Telegram</b>, you can contact somebody right away.</div>"
           + "<!-- " + "x" * 3000 + " --></body></html>")


def post_html(channel, post):
    view = base64.urlsafe_b64encode(json.dumps({"c": -channel["id"], "p": post["id"], "t": 1, "h": "h"}).replace(" ", "").encode()).decode().rstrip("=")
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(post["date"]))
    text = post.get("html") or html.escape(post["text"]).replace("\n", "<br/>")
    text = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
    meta = "edited " if post.get("edited") else ""
    views = f'<span class="tgme_widget_message_views">{post["shown_views"]}</span>' if post.get("shown_views") else ""
    classes = "service_message" if post.get("service") else ""
    return (f'<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message {classes} js-widget_message" '
            f'data-post="{channel["name"]}/{post["id"]}" data-view="{view}">{post.get("more", "")}{text}'
            f'<div class="tgme_widget_message_footer">{post.get("reactions_html", "")}<div class="tgme_widget_message_info">{views}'
            f'<span class="tgme_widget_message_meta">{meta}<a class="tgme_widget_message_date"><time datetime="{stamp}">1</time></a></span></div></div></div></div>')


def page_html(channel, posts, more):
    older = f'<a class="tme_messages_more js-messages_more" data-before="{posts[0]["id"]}"></a>' if more else ""
    return (f'<!DOCTYPE html><html><head><title>{html.escape(channel["title"])} – Telegram</title></head><body><div class="tgme_channel_info">'
            f'<div class="tgme_channel_info_header_title"><span>{html.escape(channel["title"])}</span></div>'
            f'<div class="tgme_channel_info_header_username"><a href="#">@{channel["name"]}</a></div>'
            f'<div class="tgme_channel_info_counter"><span class="counter_value">{channel["subscribers"]}</span> <span class="counter_type">subscribers</span></div>'
            f'<div class="tgme_channel_info_description">{html.escape(channel["about"])}</div></div><section class="tgme_channel_history">{older}'
            + "".join(post_html(channel, post) for post in posts) + "</section></body></html>\n<!-- page generated in 9.99ms -->\n")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        site = self.server.site
        with site.lock:
            site.requests.append((time.monotonic(), self.path, self.headers.get("User-Agent", "")))
            fault = site.take_fault(self.path)
        if site.delay:
            time.sleep(site.delay)
        status, headers, body = site.answer(self.path)
        if fault:
            action = fault["action"]
            if action == "drop":
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            if action == "status":
                status, body = fault["status"], fault.get("body", "")
            elif action == "replace":
                body = fault["change"](body)
            headers = {**headers, **fault.get("headers", {})}
        raw = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        if fault and fault["action"] == "truncate":  # fewer bytes than were promised
            raw = raw[:len(raw) // 2]
            self.close_connection = True
        try:
            self.wfile.write(raw)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_):  # the program was killed
        pass


class Site:
    def __init__(self, channels, robots="User-agent: *\nDisallow: /login\n", port=0, tls=None):
        """With `tls`, an ssl.SSLContext, by HTTPS."""
        self.port, self.tls = port, tls
        self.channels = {channel["name"].lower(): channel for channel in channels}
        self.robots = robots  # None: there is none
        self.lock = threading.Lock()
        self.requests = []  # (monotonic seconds, path, user agent)
        self.faults = []
        self.delay = 0

    def __enter__(self):
        self.server = Server(("127.0.0.1", self.port), Handler)
        if self.tls:
            self.server.socket = self.tls.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.server.site = self
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def environment(self, **more):
        return {"TACIT_TELEGRAM_PREVIEW_SERVER": f"http://127.0.0.1:{self.server.server_address[1]}", "TACIT_COLLECT_CALLS_PER_MINUTE": "0", **more}

    def fault(self, path, action, after=0, times=1, **more):
        self.faults.append({"path": path, "action": action, "after": after, "times": times, **more})

    def take_fault(self, path):
        for fault in self.faults:
            if fault["path"] not in path:
                continue
            if fault["after"] > 0:
                fault["after"] -= 1
                return None
            if fault["times"] > 0:
                fault["times"] -= 1
                return fault
        return None

    def answer(self, path):
        parts = urllib.parse.urlsplit(path)
        if parts.path == "/robots.txt":
            return (404, {}, "no such page") if self.robots is None else (200, {"Content-Type": "text/plain"}, self.robots)
        name = parts.path.removeprefix("/s/")
        channel = self.channels.get(name.lower())
        if not parts.path.startswith("/s/") or channel is None:
            return 200, {"Content-Type": "text/html; charset=utf-8"}, LANDING
        if channel.get("kind") == "group":
            return 302, {"Location": f"/{name}"}, ""
        before = int(urllib.parse.parse_qs(parts.query).get("before", ["0"])[0]) or 1 << 60
        with self.lock:
            older = sorted((post for post in channel["posts"] if post["id"] < before), key=lambda post: post["id"])
        return 200, {"Content-Type": "text/html; charset=utf-8"}, page_html(channel, older[-PAGE:], len(older) > PAGE)

    def asked(self):
        """The paths so far, and forgets them."""
        with self.lock:
            paths = [path for _, path, _ in self.requests]
            self.requests.clear()
        return paths
